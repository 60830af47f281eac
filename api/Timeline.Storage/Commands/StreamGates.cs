namespace Timeline.Storage.Commands;

/// <summary>
/// Lets one command of this node at a time work on a stream, in the order in which they came: commands that meet wait here, where waiting
/// costs nothing, and not on connections of the database. Other nodes' commands are met in the database. Thread-safe.
/// </summary>
public sealed class StreamGates
{
    private readonly Dictionary<Guid, Gate> _gates = [];

    /// <summary>Waits for the stream; dispose of what is returned to let the next one in.</summary>
    public async ValueTask<IDisposable> EnterAsync(Guid stream, CancellationToken cancellation)
    {
        Gate gate;
        lock (_gates)
        {
            if (!_gates.TryGetValue(stream, out gate!))
                _gates.Add(stream, gate = new Gate(this, stream));
            gate.Users++;
        }

        try
        {
            await gate.Turn.WaitAsync(cancellation).ConfigureAwait(false);
            return new Pass(gate);
        }
        catch
        {
            Leave(gate);
            throw;
        }
    }

    private void Leave(Gate gate)
    {
        lock (_gates)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(gate.Stream);
                gate.Turn.Dispose();
            }
        }
    }

    private sealed class Gate(StreamGates owner, Guid stream)
    {
        public StreamGates Owner { get; } = owner;

        public Guid Stream { get; } = stream;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Pass(Gate gate) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) != 0)
                return;
            gate.Turn.Release();
            gate.Owner.Leave(gate);
        }
    }
}
