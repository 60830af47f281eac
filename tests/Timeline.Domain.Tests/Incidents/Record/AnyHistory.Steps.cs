using FsCheck;
using FsCheck.Fluent;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>As FsCheck makes and shrinks them.</summary>
internal static partial class AnyHistory
{
    public static Arbitrary<Step[]> Steps { get; } = (
        from kind in Gen.Choose(0, Kinds - 1)
        from minutes in Gen.Choose(0, 40)
        from about in Gen.Choose(0, 20)
        select new Step(kind, minutes, about)).ArrayOf().ToArbitrary();
}
