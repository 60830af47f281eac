using System.Diagnostics;

namespace Timeline.Domain.Incidents;

/// <summary>Channels in words.</summary>
internal static class ChannelWords
{
    private const int MostNamed = 10;

    /// <summary>Which channel, as part of a sentence: <c>by phone</c>.</summary>
    public static string By(Channel channel) => channel switch
    {
        Channel.Phone => "by phone",
        Channel.Email => "by e-mail",
        Channel.Chat => "by chat",
        Channel.Sms => "by SMS",
        Channel.Pager => "by pager",
        Channel.Video => "by video call",
        Channel.InPerson => "in person",
        Channel.StatusPage => "on the status page",
        Channel.Other => "by other means",
        _ => throw new UnreachableException($"no wording for channel {channel}"),
    };

    /// <summary>Why channels are not to be relied on, sentence by sentence.</summary>
    public static string WhyAtRisk(IEnumerable<string> sentences) => string.Join(' ', sentences.Take(MostNamed));

    /// <summary>Which channels still work, as a sentence.</summary>
    public static string Working(IEnumerable<string> names)
    {
        IReadOnlyList<string> all = [.. names];
        return all.Count switch
        {
            0 => "The catalogue has no channel that works.",
            <= MostNamed => $"Still working: {string.Join(", ", all)}.",
            _ => $"Still working: {string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more.",
        };
    }
}
