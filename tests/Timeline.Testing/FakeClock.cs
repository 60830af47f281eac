using NodaTime;

namespace Timeline.Testing;

/// <summary>A clock that moves only when it is told to. Thread-safe.</summary>
public sealed class FakeClock(Instant start) : IClock
{
    private readonly Lock _gate = new();
    private Instant _now = start;

    /// <summary>Told of each move, with the new time, before whoever moved the clock goes on.</summary>
    public Action<Instant>? Moved { get; set; }

    /// <summary>A clock at a moment in the middle of nowhere: 2026-03-04T05:06:07Z.</summary>
    public FakeClock()
        : this(Instant.FromUtc(2026, 3, 4, 5, 6, 7))
    {
    }

    public Instant GetCurrentInstant()
    {
        lock (_gate)
            return _now;
    }

    /// <summary>Moves the clock by a duration; a negative one moves it back, as real clocks sometimes do.</summary>
    /// <returns>The new time.</returns>
    public Instant Advance(Duration by)
    {
        lock (_gate)
        {
            _now += by;
            Moved?.Invoke(_now);
            return _now;
        }
    }

    public void Set(Instant now)
    {
        lock (_gate)
        {
            _now = now;
            Moved?.Invoke(_now);
        }
    }
}
