using NodaTime;
using Npgsql;

namespace Timeline.Testing.Databases;

/// <summary>
/// Lets the clock of the record in a schema (the function <c>es_now</c>) stand where a test's clock stands. Undone before the schema is compared
/// again: a clock that was changed by hand is refused.
/// </summary>
public sealed class RecordClock(NpgsqlDataSource database, string schema)
{
    private string? _original;

    /// <summary>Follows the clock from now on.</summary>
    public async Task FollowAsync(FakeClock clock)
    {
        await using (var definition = database.CreateCommand($"select pg_get_functiondef('\"{schema}\".es_now()'::regprocedure)"))
            _original = (string)(await definition.ExecuteScalarAsync())!;
        await RunAsync($"create table if not exists \"{schema}\".test_clock (at timestamptz not null)");
        Set(clock.GetCurrentInstant());
        await RunAsync($"create or replace function \"{schema}\".es_now() returns timestamptz language sql stable as 'select at from \"{schema}\".test_clock'");
        clock.Moved = Set;
    }

    /// <summary>Gives the schema its own clock back.</summary>
    public async Task LeaveAsync()
    {
        if (_original is not null)
            await RunAsync(_original);
    }

    // Not asynchronous: a clock has moved when whoever moved it goes on.
    private void Set(Instant now)
    {
        using var command = database.CreateCommand($"delete from \"{schema}\".test_clock; insert into \"{schema}\".test_clock values ('{now.ToDateTimeUtc():O}')");
        command.ExecuteNonQuery();
    }

    private async Task RunAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
