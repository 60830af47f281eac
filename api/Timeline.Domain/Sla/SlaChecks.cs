using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Sla;

/// <summary>Checks that previews and policies share.</summary>
internal static class SlaChecks
{
    private static readonly Duration Longest = Duration.FromDays(SlaLimits.Years * 366);

    public static void Target(this Checks checks, string field, Duration target)
    {
        if (target <= Duration.Zero || target > Longest)
            checks.Fail(RejectionCode.OutOfRange, $"{field} is {Say.Span(target)}; it is more than 0 s and at most {SlaLimits.Years} years. Give the time that is promised, for example PT4H.", field);
    }

    public static void Share(this Checks checks, string field, int? percent)
    {
        if (percent is < 1 or > 99)
            checks.Fail(RejectionCode.OutOfRange, $"{field} is {percent}; it is a share of the target in percent, from 1 to 99. Correct it, or leave it out for no warning.", field);
    }
}
