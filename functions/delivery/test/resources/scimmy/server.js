// SCIMMY's routers over two maps. Says its port; ends with whoever started it.
import { randomUUID } from "node:crypto";
import express from "express";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";

const users = new Map();
const groups = new Map([["a/b%20c", { id: "a/b%20c", displayName: "Atlas wiki", members: [] }], ["zeta", { id: "zeta", displayName: "Zeta", members: [] }]]);

const shownUser = (user) => ({ ...user, groups: [...groups.values()].filter((group) => group.members.some((one) => one.value === user.id)).map((group) => ({ value: group.id })) });

function serve(type, kept, shown, unique) {
    SCIMMY.Resources.declare(type)
        .ingress((resource, data) => {
            const id = resource.id ?? randomUUID();
            if (resource.id && !kept.has(id)) throw new SCIMMY.Types.Error(404, null, "gone");
            if (!resource.id && [...kept.values()].some((other) => other[unique] === data[unique])) throw new SCIMMY.Types.Error(409, "uniqueness", "taken");
            const { groups: derived, meta, ...rest } = JSON.parse(JSON.stringify(data));
            kept.set(id, { members: [], ...rest, id });
            return shown(kept.get(id));
        })
        .egress((resource) => {
            if (!resource.id) return resource.filter ? resource.filter.match([...kept.values()].map(shown)) : [...kept.values()].map(shown);
            if (!kept.has(resource.id)) throw new SCIMMY.Types.Error(404, null, "gone");
            return shown(kept.get(resource.id));
        })
        .degress((resource) => {
            if (!kept.delete(resource.id)) throw new SCIMMY.Types.Error(404, null, "gone");
        });
}
serve(SCIMMY.Resources.User, users, ({ members, ...user }) => shownUser(user), "userName");
serve(SCIMMY.Resources.Group, groups, (group) => group, "displayName");

const app = express();
// What a test looks at, past SCIM.
app.get("/kept", (request, response) => response.json({ users: [...users.values()], groups: [...groups.values()] }));
app.use("/scim", new SCIMMYRouters({
    type: "bearer",
    handler: (request) => {
        if (request.header("Authorization") !== "Bearer sesame") throw new Error("no");
        return "guesthouse";
    },
}));
const listening = app.listen(0, "127.0.0.1", () => console.log(`port ${listening.address().port}`));
process.stdin.on("end", () => process.exit(0)).resume();
