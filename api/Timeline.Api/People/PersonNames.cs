using Marten;

namespace Timeline.Api.People;

/// <summary>What people are called: for whoever names one by id.</summary>
internal static class PersonNames
{
    /// <summary>The names that they have now, of those that there are; who was shut out included, since they may have been there.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(IQuerySession session, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Person>(cancellation, ids)).ToDictionary(person => person.Id, person => person.Name);
}
