using System.Diagnostics;

namespace Timeline.Domain.Incidents;

/// <summary>Audiences in words.</summary>
internal static class AudienceWords
{
    /// <summary>As part of a sentence: <c>the customers</c>.</summary>
    public static string Of(Audience audience) => audience switch
    {
        Audience.Customer => "the customers",
        Audience.Stakeholders => "the stakeholders",
        Audience.Team => "the team",
        Audience.Public => "the public",
        _ => throw new UnreachableException($"nobody is {audience}"),
    };
}
