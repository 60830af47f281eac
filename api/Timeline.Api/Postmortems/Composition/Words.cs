using System.Diagnostics;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>The values of the schema as people read them: the same words as in the web UI.</summary>
internal static class Words
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Sev1 => "SEV 1 · critical",
        Severity.Sev2 => "SEV 2 · major",
        Severity.Sev3 => "SEV 3 · minor",
        Severity.Sev4 => "SEV 4 · low",
        _ => throw new UnreachableException($"no words for {severity}"),
    };

    public static string Of(Channel channel) => channel switch
    {
        Channel.Email => "E-mail",
        Channel.Sms => "Text message",
        Channel.Video => "Video call",
        _ => Capital(channel),
    };

    public static string Of(ContactRung rung) => rung == ContactRung.Tertiary ? "Third" : Capital(rung);

    public static string Of(IncidentStatus status) => Capital(status);

    public static string Of(ContactOutcome outcome) => Capital(outcome);

    public static string Of(DetectedBy by) => Capital(by);

    public static string Of(ActionItemStatus status) => Capital(status);

    public static string Of(Audience audience) => Capital(audience);

    public static string Of(ActionItemType type) => Capital(type);

    // Where the words are those of the name: "Not available".
    private static string Capital<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var words = Say.Words(value);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
