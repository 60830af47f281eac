using System.Diagnostics;

namespace Timeline.Domain.Incidents;

/// <summary>Channels in words.</summary>
internal static class ChannelWords
{
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
}
