/** One of the two interfaces of the shop, as somebody who has logged in there, or as a customer. */
export type GraphQl = <T = Record<string, never>>(query: string, variables?: object) => Promise<T>;

/** Asks the shop directly; an error of its is thrown. */
export function graphQl(url: string, which: 'admin' | 'shop'): GraphQl {
  let token = '';
  return async (query, variables = {}) => {
    const answer = await fetch(`${url}/${which}-api`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    token = answer.headers.get('vendure-auth-token') ?? token;
    const { data, errors } = await answer.json();
    if (errors) throw new Error(`${query.slice(0, 60)}: ${JSON.stringify(errors).slice(0, 300)}`);
    const problem = Object.values<{ errorCode?: string; message?: string; transitionError?: string } | null>(data).find(
      (one) => one?.errorCode,
    );
    if (problem)
      throw new Error(`${query.slice(0, 60)}: ${problem.errorCode} ${problem.transitionError ?? problem.message}`);
    return data;
  };
}

const keeper = { username: 'keeper', password: 'of-the-shop' };

/** Logs the shop's keeper in. */
export async function asKeeper(url: string): Promise<GraphQl> {
  const admin = graphQl(url, 'admin');
  await admin(
    'mutation ($username: String!, $password: String!) { login(username: $username, password: $password) { __typename ... on ErrorResult { errorCode message } } }',
    keeper,
  );
  return admin;
}
