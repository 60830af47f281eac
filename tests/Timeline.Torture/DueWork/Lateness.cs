using System.Globalization;

namespace Timeline.Torture.DueWork;

/// <summary>How late things were done, in words.</summary>
/// <param name="seconds">Of each; negative: early.</param>
internal sealed class Lateness(IEnumerable<double> seconds)
{
    private readonly List<double> _late = [.. seconds.Order()];

    /// <summary>NaN when there is none.</summary>
    public double Earliest => _late.Count == 0 ? double.NaN : _late[0];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"late by p50 {At(50):0.00} s, p99 {At(99):0.00} s, at most {At(100):0.00} s");

    private double At(int percent) => _late.Count == 0 ? double.NaN : _late[Math.Min(_late.Count - 1, _late.Count * percent / 100)];
}
