using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Metrics;

namespace Timeline.Domain.Tests.Metrics;

public sealed class PercentilesTests
{
    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);

    [Theory]
    [InlineData(50, 7, 7L)]
    [InlineData(50, 15, 10L, 20L)]
    [InlineData(50, 11, 10L, 11L)]          // 10.5 is rounded up
    [InlineData(50, -10, -11L, -10L)]       // -10.5 too
    [InlineData(75, 33, 10L, 20L, 30L, 40L)]  // 32.5
    [InlineData(95, 39, 10L, 20L, 30L, 40L)]  // 38.5
    [InlineData(90, 9, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L)]   // 9.1
    public void A_percentile_lies_between_two_values_by_their_distance_and_is_rounded_half_up(int percent, long expected, params long[] sorted) =>
        Assert.Equal(expected, Percentiles.At(sorted, percent));

    [Fact]
    public void Percentiles_are_those_of_exact_fractions() => Prop.ForAll(
        Gen.Choose(-2_000_000_000, 2_000_000_000).NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (values, percent) =>
        {
            var sorted = values.Select(value => (long)value).Order().ToArray();
            var place = (decimal)percent / 100 * (sorted.Length - 1);
            var below = (int)decimal.Floor(place);
            var exact = sorted[below] + (place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
            return Percentiles.At(sorted, percent) == (long)decimal.Floor(exact + 0.5m);
        }).Check(Quietly);
}
