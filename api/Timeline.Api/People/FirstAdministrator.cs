using JasperFx;
using Marten;
using NodaTime;

namespace Timeline.Api.People;

/// <summary>The person behind the link that the program prints.</summary>
internal static class FirstAdministrator
{
    // One fixed id: two nodes that start together on an empty database make one administrator.
    private static readonly Guid Id = Guid.Parse("00000000-0000-8000-8000-000000000001");

    /// <summary>The longest-standing active administrator; made, without a name yet, when there is nobody.</summary>
    public static async Task<Person> FindOrAddAsync(IDocumentStore store, IClock clock, CancellationToken cancellation)
    {
        if (await FindAsync(store, cancellation) is { } known)
            return known;

        const string Unnamed = "Administrator";
        var person = new Person(Id, Unnamed, Person.Fold(Unnamed), Role.Administrator, Active: true, HasNamed: false, clock.GetCurrentInstant());
        try
        {
            await using var session = store.Writing();
            session.Insert(person);
            await session.SaveChangesAsync(cancellation);
            return person;
        }
        catch (DocumentAlreadyExistsException)
        {
            return await FindAsync(store, cancellation)
                ?? throw new Host.StartupException("No administrator is left in this database; restore one from a backup.");
        }
    }

    private static async Task<Person?> FindAsync(IDocumentStore store, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return await session.Query<Person>()
            .Where(person => person.Role == Role.Administrator && person.Active)
            .OrderBy(person => person.AddedAt).ThenBy(person => person.Id)
            .FirstOrDefaultAsync(cancellation);
    }
}
