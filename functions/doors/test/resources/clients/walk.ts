// README's walk, by the client that the types of openapi-typescript make of openapi-fetch. What only the surroundings know, such as
// a code that was sent, is asked on standard output and read from standard input, a line each.
import { strict as assert } from "node:assert";
import { createInterface } from "node:readline";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

const url = process.argv[2]!;
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function ask(what: string): Promise<string> {
    console.log(what);
    return (await answers.next()).value;
}

const as = (token?: string) => createClient<paths>({ baseUrl: url, headers: token ? { Authorization: `Bearer ${token}` } : {} });

/** What a call answered; the types say that a refusal is a problem. */
async function ok<T>(call: Promise<{ data?: T; error?: components["schemas"]["Problem"]; response: Response }>): Promise<T> {
    const { data, error, response } = await call;
    if (error) {
        throw new Error(`${response.url}: ${error.status} ${error.detail}`);
    }
    return data!;
}

async function signIn(email: string) {
    const { ticket } = await ok(as().POST("/send-code", { body: { email } }));
    const session = await ok(as().POST("/redeem-code", { body: { ticket, code: await ask(`code ${email}`) } }));
    assert.equal(session.person.email, email);
    return as(session.token);
}

const admin = await signIn("admin@home.example");
await ok(admin.POST("/add-member", { body: { email: "omar@home.example", displayName: "Omar Haddad" } }));
const fabrikam = await ok(admin.POST("/add-organization", { body: { displayName: "Fabrikam", identitySources: [{ domain: "fabrikam.example" }] } }));
await ok(admin.POST("/invite-guest", { body: { email: "sana@fabrikam.example", displayName: "Sana Malik" } }));
for (const [kind, email] of [["external", "sana@fabrikam.example"], ["internal", "omar@home.example"]] as const) {
    await ok(admin.POST("/add-sponsor", { body: { organizationId: fabrikam.id, kind, person: { email } } }));
}

const catalog = await ok(admin.POST("/create-catalog", { body: { displayName: "Project Atlas", enabled: true, enabledForExternalUsers: true } }));
const { items: [team, wiki] } = await ok(admin.POST("/add-resources", { body: { catalogId: catalog.id, resources: [
    { connector: "local", originId: "atlas-team", displayName: "Atlas team", kind: "team" },
    { connector: "local", originId: "atlas-wiki", displayName: "Atlas wiki", kind: "site" }] } }));
const atlas = await ok(admin.POST("/create-package", { body: { catalogId: catalog.id, displayName: "Atlas for partners", hidden: true,
    resourceRoles: [{ resourceId: team!.id, role: "member" }, { resourceId: wiki!.id, role: "visitor" }] } }));
const policy = await ok(admin.POST("/add-policy", { body: { packageId: atlas.id, displayName: "People of Fabrikam",
    scope: "specificOrganizations", organizations: [fabrikam.id],
    approval: { requestorJustificationRequired: true, stages: [{ primaryApprovers: [{ kind: "externalSponsors" }],
        fallbackApprovers: [{ person: { email: "omar@home.example" } }], timeout: "P14D" }] },
    expiration: { kind: "afterDuration", duration: "P180D" } } }));
assert.equal(policy.approval?.stages[0]?.timeout, "P14D");

const pia = await signIn("pia@eu.fabrikam.example");
const offer = await ok(pia.GET("/available-package", { params: { query: { link: atlas.link } } }));
assert.deepEqual(offer.roles.map(role => role.role), ["member", "visitor"]);
const { error } = await pia.POST("/submit-request", { body: { link: atlas.link } });
assert.equal(error?.errors?.[0]?.field, "justification");
const request = await ok(pia.POST("/submit-request", { body: { link: atlas.link, justification: "I test the pumps of Atlas until spring." } }));
assert.equal(request.state, "pendingApproval");

const sana = await signIn("sana@fabrikam.example");
const link = await ask("link sana@fabrikam.example");
assert.equal((await ok(sana.GET("/approval", { params: { query: { link } } }))).mayDecide, true);
const approved = await ok(sana.POST("/approve-request", { body: { link, justification: "Pia runs our pump tests." } }));
assert.equal(approved.stages[0]?.decidedBy?.email, "sana@fabrikam.example");

const { items: [access] } = await ok(pia.GET("/my-access"));
assert.equal(access?.package.displayName, "Atlas for partners");
const check = (originId: string, role: string) => ok(pia.GET("/check-access", { params: { query: { connector: "local", originId, role } } }));
assert.equal((await check("atlas-team", "member")).granted, true);

const visit = await ok(admin.POST("/create-package", { body: { catalogId: catalog.id, displayName: "Atlas, a short visit",
    resourceRoles: [{ resourceId: team!.id, role: "owner" }] } }));
const end = await ask("soon");
await ok(admin.POST("/add-policy", { body: { packageId: visit.id, displayName: "Today only", scope: "specificOrganizations",
    organizations: [fabrikam.id], expiration: { kind: "onDate", endDateTime: end } } }));
await ok(pia.POST("/submit-request", { body: { packageId: visit.id } }));
assert.equal((await check("atlas-team", "owner")).until, end);
await ask(`until ${end}`);
assert.equal((await check("atlas-team", "owner")).granted, false);
assert.equal((await ok(admin.POST("/expire-assignments", { body: {} }))).ended, 1);
assert.equal((await check("atlas-team", "member")).granted, true);
const { items: [decision] } = await ok(admin.GET("/events", { params: { query: { action: "request.approved" } } }));
assert.equal(decision?.actor.email, "sana@fabrikam.example");
console.log("done");
process.exit(0);
