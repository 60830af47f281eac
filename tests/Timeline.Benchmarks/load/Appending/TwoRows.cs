using Npgsql;
using NpgsqlTypes;

namespace Timeline.Benchmarks.Load.Appending;

/// <summary>The limit: the row of the stream and the row of the event in one prepared statement, in tables of the same shape, without the store's promises.</summary>
/// <param name="bench">Where.</param>
/// <param name="schema">Made, and not sealed.</param>
/// <param name="kind">"start" begins a stream each time; "next" adds to each worker's own, "same" to one that all share.</param>
/// <param name="workers">How many at once.</param>
internal sealed class TwoRows(Bench bench, string schema, string kind, int workers) : IAsyncDisposable
{
    private const string EventColumns = "seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived";
    private const string EventEnd = "'note_taken', now(), 'bench', 'Timeline.Benchmarks.Load.NoteTaken, Timeline.Benchmarks', false";

    private readonly NpgsqlConnection[] _connections = [.. Enumerable.Range(0, workers).Select(_ => new NpgsqlConnection(bench.Server.ConnectionString))];
    private readonly NpgsqlCommand[] _commands = new NpgsqlCommand[workers];
    private readonly byte[] _body = Notes.Body(Notes.Make(1));

    public async Task PrepareAsync()
    {
        for (var worker = 0; worker < workers; worker++)
        {
            var connection = _connections[worker];
            await connection.OpenAsync();
            await using (var first = new NpgsqlCommand(
                $"insert into {schema}.mt_streams (tenant_id, id, type, version) values ('bench', {Stream(worker)}, 'notebook', 0) on conflict do nothing", connection))
                await first.ExecuteNonQueryAsync();

            var command = new NpgsqlCommand(kind == "start" ? Start() : Next(worker), connection);
            command.Parameters.Add(new() { Value = _body, NpgsqlDbType = NpgsqlDbType.Jsonb });
            await command.PrepareAsync();
            _commands[worker] = command;
        }
    }

    public Task OnceAsync(int worker) => _commands[worker].ExecuteNonQueryAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands)
            await command.DisposeAsync();
        foreach (var connection in _connections)
            await connection.DisposeAsync();
    }

    private string Start() =>
        $"""
         with s as (insert into {schema}.mt_streams (tenant_id, id, type, version, timestamp, created, is_archived)
                    values ('bench', uuidv7(), 'notebook', 1, now(), now(), false) returning id)
         insert into {schema}.mt_events ({EventColumns})
         select nextval('{schema}.mt_events_sequence'), uuidv7(), s.id, 1, $1::jsonb, {EventEnd} from s
         """;

    private string Next(int worker) =>
        $"""
         with s as (update {schema}.mt_streams set version = version + 1, timestamp = now()
                    where tenant_id = 'bench' and id = {Stream(worker)} returning id, version)
         insert into {schema}.mt_events ({EventColumns})
         select nextval('{schema}.mt_events_sequence'), uuidv7(), s.id, s.version, $1::jsonb, {EventEnd} from s
         """;

    private string Stream(int worker) => $"lpad('{(kind == "same" ? 1 : worker + 1)}', 32, '0')::uuid";
}
