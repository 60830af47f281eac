using Npgsql;
using Timeline.Storage.Commands;

namespace Timeline.Torture.Entries;

/// <summary>What a command was answered.</summary>
/// <param name="Streams">What it appended.</param>
/// <param name="Repeated">True when it had been carried out before.</param>
internal sealed record Answer(IReadOnlyList<StreamVersion> Streams, bool Repeated);

/// <summary>Carries out a plan as the program does: commands of one node wait for each other, and whoever was overtaken holds the streams the next time.</summary>
internal static class Carrying
{
    private const int MostAttempts = 100;

    public static async Task<Answer> OutAsync(EntryStore node, Plan plan)
    {
        // In one order for all, so that none waits for another that waits for it.
        var parts = plan.Parts.OrderBy(part => part.Stream).ToList();
        var turns = new List<IDisposable>();
        try
        {
            foreach (var part in parts)
                turns.Add(await node.Gates.EnterAsync(part.Stream, CancellationToken.None));
            for (var attempt = 1; attempt <= MostAttempts; attempt++)
            {
                if (await TryAsync(node, plan, parts, hold: attempt > 1) is { } answer)
                    return answer;
            }
        }
        finally
        {
            turns.ForEach(turn => turn.Dispose());
        }

        throw new InvalidOperationException($"Command {plan.Command} was overtaken {MostAttempts} times.");
    }

    /// <summary>Whether a command may or may not have been stored: the connection or the server went away, or was not there.</summary>
    public static bool IsUncertain(Exception fault)
    {
        if (Saving.Refusal(fault) is { } refusal)
            return refusal.SqlState[..2] is "08" or "53" or "57";
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException or IOException or TimeoutException)
                return true;
        }

        return false;
    }

    // Null when somebody else was faster.
    private static async Task<Answer?> TryAsync(EntryStore node, Plan plan, IReadOnlyList<Part> parts, bool hold)
    {
        await using var session = new CommandMetadata(plan.Command, "writer", "TORTURE").OpenSession(node.Store, plan.Tenant);
        if (hold)
        {
            foreach (var part in parts)
                await session.HoldStreamAsync(part.Stream, CancellationToken.None);
        }

        if (await session.LoadAsync<HandledCommand>(plan.Command) is { } handled)
            return new Answer(handled.Streams, Repeated: true);
        var reached = new List<StreamVersion>();
        foreach (var part in parts)
        {
            var version = (await session.Events.FetchStreamStateAsync(part.Stream))?.Version ?? 0;
            session.Events.Append(part.Stream, version + part.Count, plan.EventsOf(part));
            reached.Add(new StreamVersion(part.Stream, version + part.Count, part.Count));
        }

        session.Insert(new HandledCommand { Id = plan.Command, Streams = reached, Actor = session.LastModifiedBy });
        return await session.TrySaveAsync(CancellationToken.None) == SaveOutcome.Saved ? new Answer(reached, Repeated: false) : null;
    }
}
