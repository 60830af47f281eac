using Timeline.Api.Host;
using Timeline.Architecture.Tests.Layers;
using Timeline.Architecture.Tests.Layers.Fixtures.Lower;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Slices;

public sealed class SliceTests
{
    private const string Fixtures = "Timeline.Architecture.Tests.Layers.Fixtures";

    [Fact]
    public void A_slice_uses_of_another_only_what_is_listed()
    {
        var assembly = typeof(TimelineSchema).Assembly;
        var sources = SourceTree.Under("api/Timeline.Api").Where(file => file.Extension == ".cs");
        var uses = TypeUses.Within(assembly).Concat(LiteralUses.Within(assembly, sources)).ToList();
        Assert.True(uses.Count > 100, "the compiled code was not read");
        Violations.None(new SliceMap("Timeline.Api", "Host", AllowedSliceUses.All).Violations(uses));
    }

    [Fact]
    public void Every_exception_says_why() => Assert.All(AllowedSliceUses.All, allowed => Assert.True(allowed.Why.Length > 10, allowed.Used));

    [Fact]
    public void A_use_that_is_not_listed_is_found() =>
        Assert.Contains(
            new SliceMap(Fixtures, "Host", []).Violations(TypeUses.Within(typeof(Staying).Assembly)),
            violation => violation.StartsWith($"{Fixtures}.Lower.ReachingByCall (Body) uses {Fixtures}.Upper.Reached: Lower may not use that of Upper.", StringComparison.Ordinal));

    [Fact]
    public void A_use_that_is_listed_is_let_through_for_that_slice_only()
    {
        var found = new SliceMap(Fixtures, "Host", [new(["Lower"], "Upper.Reached", "a fixture")]).Violations(TypeUses.Within(typeof(Staying).Assembly)).ToList();
        Assert.DoesNotContain(found, violation => violation.Contains("ReachingByCall", StringComparison.Ordinal));
        Assert.Contains(found, violation => violation.Contains("ReachingByCatch", StringComparison.Ordinal));
        Assert.Contains(found, violation => violation.Contains("Upper may not use that of Lower", StringComparison.Ordinal));
    }

    [Fact]
    public void The_composition_may_use_everything() =>
        Assert.DoesNotContain(
            new SliceMap(Fixtures, "Lower", []).Violations(TypeUses.Within(typeof(Staying).Assembly)),
            violation => violation.StartsWith($"{Fixtures}.Lower.", StringComparison.Ordinal));

    [Fact]
    public void An_exception_that_nobody_needs_is_found() =>
        Assert.Contains(
            "Upper no longer uses Lower.Homeless: take it out of AllowedSliceUses.",
            new SliceMap(Fixtures, "Host", [new(["Upper"], "Lower.Homeless", "a fixture")]).Violations(TypeUses.Within(typeof(Staying).Assembly)));
}
