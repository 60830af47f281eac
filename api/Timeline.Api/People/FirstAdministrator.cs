using NodaTime;
using Timeline.EventStore;
using Timeline.EventStore.Documents;

namespace Timeline.Api.People;

/// <summary>The person behind the link that the program prints.</summary>
internal static class FirstAdministrator
{
    // One fixed id: two nodes that start together on an empty database make one administrator.
    private static readonly Guid Id = Guid.Parse("00000000-0000-8000-8000-000000000001");

    /// <summary>The longest-standing active administrator; made, without a name yet, when there is nobody.</summary>
    public static async Task<Person> FindOrAddAsync(IEventStore store, IClock clock, CancellationToken cancellation)
    {
        if (await FindAsync(store, cancellation) is { } known)
            return known;

        const string Unnamed = "Administrator";
        var person = new Person(Id, Unnamed, Person.Fold(Unnamed), Role.Administrator, Active: true, HasNamed: false, clock.GetCurrentInstant());
        try
        {
            var session = store.OpenSession(Tenants.Only);
            session.Insert(person);
            await session.SaveChangesAsync(cancellation);
            return person;
        }
        catch (DocumentExistsException)
        {
            return await FindAsync(store, cancellation)
                ?? throw new Host.StartupException("No administrator is left in this database; restore one from a backup.");
        }
    }

    private static async Task<Person?> FindAsync(IEventStore store, CancellationToken cancellation) =>
        await store.Documents.QueryAsync<Person>(
            Tenants.Only, "d.data ->> 'Role' = $1 and d.data ->> 'Active' = 'true' order by d.data ->> 'AddedAt', d.id limit 1", [nameof(Role.Administrator)], cancellation) is [var person]
            ? person
            : null;
}
