using System.Collections.Concurrent;
using Npgsql;

namespace Timeline.EventStore.Appending;

/// <summary>Commands of single appends that are used again and again, on whatever connection: no new parameters for each. Thread-safe.</summary>
internal sealed class AppendCalls(string quotedSchema)
{
    private readonly ConcurrentBag<AppendCall> _idle = [];

    /// <summary>The statement.</summary>
    public string Sql { get; } = AppendOne.Sql(quotedSchema);

    public AppendCall Take() => _idle.TryTake(out var call) ? call : new AppendCall(Sql);

    /// <summary>Only of a call that succeeded: another may be broken in ways nobody knows.</summary>
    public void GiveBack(AppendCall call)
    {
        call.Parameters.Empty();
        call.Command.Connection = null;
        _idle.Add(call);
    }
}

/// <summary>One command with its parameters.</summary>
internal sealed class AppendCall
{
    public AppendCall(string sql)
    {
        Command = new NpgsqlCommand(sql);
        Parameters = new AppendOne(Command.Parameters);
    }

    public NpgsqlCommand Command { get; }

    public AppendOne Parameters { get; }
}
