import './sparkline.css';

type SparklineProps = {
  readonly points: readonly number[];
  /** What it shows, in words: "Sold in 30 days: 42". */
  readonly name: string;
  readonly width?: number;
  readonly height?: number;
};

/** A small line without axes, where its shape helps a decision. */
export function Sparkline({ points, name, width = 72, height = 20 }: SparklineProps) {
  const top = Math.max(1, ...points);
  const bottom = Math.min(0, ...points);
  const step = width / Math.max(1, points.length - 1);
  const path = points
    .map((point, index) => {
      const y = 1.5 + (height - 3) * (1 - (point - bottom) / (top - bottom));
      return `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
  return (
    <svg
      className="ui-spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={name}
    >
      <path d={path} />
    </svg>
  );
}
