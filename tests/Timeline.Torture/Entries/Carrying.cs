using Npgsql;
using Timeline.EventStore;
using Timeline.EventStore.Appending;

namespace Timeline.Torture.Entries;

/// <summary>Carries out a plan as an application does: reads the versions, saves, decides again at a conflict.</summary>
internal static class Carrying
{
    public static async Task<SaveResult> OutAsync(IEventStore store, Plan plan)
    {
        while (true)
        {
            var session = store.OpenSession(plan.Tenant, new SessionMetadata { CommandId = plan.Command, Actor = "writer" });
            foreach (var part in plan.Parts)
            {
                var state = await store.GetStreamStateAsync(plan.Tenant, part.Stream);
                session.Append(part.Stream, state?.Version ?? 0, plan.EventsOf(part));
            }

            try
            {
                return await session.SaveChangesAsync();
            }
            catch (StreamVersionConflictException)
            {
                // Somebody else was faster.
            }
        }
    }

    /// <summary>Whether a command may or may not have been stored: the connection or the server went away, or was not there.</summary>
    public static bool IsUncertain(Exception e) => e switch
    {
        SaveGivenUpException => true,
        PostgresException postgres => postgres.SqlState[..2] is "08" or "53" or "57",
        NpgsqlException or IOException or TimeoutException => true,
        _ => false,
    };
}
