using JasperFx;
using Marten;
using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.Host.Commands;
using Timeline.Api.Host.Nodes;
using Timeline.Api.People.LookAlikes;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;
using Timeline.Storage.Following;

namespace Timeline.Api.People;

internal sealed record InvitePersonInput(Guid? CommandId, string Name, Role Role);

internal sealed record InvitePersonPayload(Person? Person, string? SignInUrl, Rejection? Error);

internal sealed record IssueSignInLinkInput(string PersonId);

internal sealed record IssueSignInLinkPayload(Person? Person, string? SignInUrl, Rejection? Error);

internal sealed record ChangePersonInput(string PersonId, Role? Role, bool? Active);

internal sealed record ChangePersonPayload(Person? Person, Rejection? Error);

/// <summary>Who can sign in. Administrators only.</summary>
internal static class PersonMutations
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<InvitePersonInput>("InvitePersonInput");
        schema.Input<IssueSignInLinkInput>("IssueSignInLinkInput");
        schema.Input<ChangePersonInput>("ChangePersonInput");
        schema.Object<InvitePersonPayload>("InvitePersonPayload").Properties();
        schema.Object<IssueSignInLinkPayload>("IssueSignInLinkPayload").Properties();
        schema.Object<ChangePersonPayload>("ChangePersonPayload").Properties();
        schema.Mutation("invitePerson", InviteAsync);
        schema.Mutation("issueSignInLink", IssueLinkAsync);
        schema.Mutation("changePerson", ChangeAsync);
    }

    private static async ValueTask<object?> InviteAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<InvitePersonInput>("input");
        var actor = field.Service<CurrentActor>().Require(Permission.Administer);
        var sent = await SentCommand.ReadAsync(field, input.CommandId, cancellation);
        await using var session = field.Service<IDocumentStore>().Writing();

        // Of two who add names that can be taken for one another at once, one waits and is refused.
        await session.HoldAllAsync<Person>(cancellation);
        if ((await sent.LookAsync(session, target: null, cancellation)).Reused is { } reused)
            return new InvitePersonPayload(null, null, reused);
        var rejection = PersonName.Check(input.Name, out var name);
        var person = new Person(sent.Id, name, Person.Fold(name), input.Role, Active: true, HasNamed: true, field.Service<IClock>().GetCurrentInstant());
        if (await session.LoadAsync<Person>(sent.Id, cancellation) is { } stored)
        {
            // The same command again, its answer lost: the person is there, and a new link is as good as the lost one.
            return stored.NameKey == person.NameKey
                ? new InvitePersonPayload(stored, await LinkAsync(field, stored.Id, cancellation), null)
                : new InvitePersonPayload(null, null, sent.Reused);
        }

        if ((rejection ?? (await TakenNames.ReadAsync(session, cancellation)).RefusePerson(name)) is { } refused)
            return new InvitePersonPayload(null, null, refused);
        session.Insert(person);
        session.Insert(sent.Handled(actor));
        try
        {
            if (await session.TrySaveAsync(cancellation) != SaveOutcome.Saved)
                return new InvitePersonPayload(null, null, sent.Reused);
        }
        catch (DocumentAlreadyExistsException)
        {
            return new InvitePersonPayload(null, null, PersonName.Taken(name));
        }

        field.Service<AccessLog>().Changed(actor.Id, $"invited, as {person.Role},", person.Id);
        return new InvitePersonPayload(person, await LinkAsync(field, person.Id, cancellation), null);
    }

    private static async ValueTask<object?> IssueLinkAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<IssueSignInLinkInput>("input");
        var administrator = field.Service<CurrentActor>().Require(Permission.Administer);
        if (await FindAsync(field, input.PersonId, cancellation) is not { } stored)
            return new IssueSignInLinkPayload(null, null, NotFound(input.PersonId));
        field.Service<AccessLog>().Changed(administrator.Id, "made a sign-in link for", stored.Id);
        return new IssueSignInLinkPayload(stored, await LinkAsync(field, stored.Id, cancellation), null);
    }

    private static async ValueTask<object?> ChangeAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<ChangePersonInput>("input");
        var administrator = field.Service<CurrentActor>().Require(Permission.Administer);
        await using var session = field.Service<IDocumentStore>().Writing();

        // Of two administrators who demote each other at once, one waits and is the last.
        await session.HoldAllAsync<Person>(cancellation);
        if (await FindAsync(session, input.PersonId, cancellation) is not { } person)
            return new ChangePersonPayload(null, NotFound(input.PersonId));

        var changed = person with { Role = input.Role ?? person.Role, Active = input.Active ?? person.Active };
        if (IsAdministrator(person) && !IsAdministrator(changed)
            && await session.Query<Person>().CountAsync(other => other.Role == Role.Administrator && other.Active, cancellation) < 2)
        {
            return new ChangePersonPayload(null, new Rejection(
                RejectionCode.LastAdministrator, $"{person.Name} is the last administrator. Make somebody else an administrator first.", "personId"));
        }

        session.UpdateRevision(changed, person.Revision + 1);
        if (!changed.Active)
        {
            // Let in again, they start anew: an old browser or a link in an old mail is not let in with them.
            session.DeleteWhere<Session>(known => known.PersonId == person.Id);
            session.DeleteWhere<SignInLink>(link => link.PersonId == person.Id);
        }

        if (await session.TrySaveAsync(cancellation) != SaveOutcome.Saved)
            throw new GraphQLException($"{person.Name} was changed by somebody else just now. Load the list again, and decide again.", "CONFLICT");
        field.Service<CommitSignals>().TellChanged(person.Id);
        field.Service<AccessLog>().Changed(administrator.Id, changed.Active ? $"let in, as {changed.Role}," : "shut out", person.Id);
        return new ChangePersonPayload(changed, null);
    }

    private static bool IsAdministrator(Person person) => person is { Role: Role.Administrator, Active: true };

    private static async Task<Person?> FindAsync(FieldContext field, string id, CancellationToken cancellation)
    {
        await using var session = field.Service<IDocumentStore>().Reading();
        return await FindAsync(session, id, cancellation);
    }

    private static async Task<Person?> FindAsync(IQuerySession session, string id, CancellationToken cancellation) =>
        Guid.TryParseExact(GlobalId.Without(id, GlobalId.Viewer), "D", out var parsed) ? await session.LoadAsync<Person>(parsed, cancellation) : null;

    private static async Task<string> LinkAsync(FieldContext field, Guid personId, CancellationToken cancellation) =>
        field.Service<PublicUrls>().SignIn(await field.Service<SignIn>().IssueLinkAsync(personId, cancellation));

    private static Rejection NotFound(string id) =>
        new(RejectionCode.PersonNotFound, $"There is no person \"{Excerpt.Of(id)}\". Load the list of people again.", "personId");
}
