namespace Timeline.Domain.Incidents;

/// <summary>A fact that what people typed about something was removed for good, from the events that held it too.</summary>
public interface IRedaction
{
    /// <summary>Why; kept for ever.</summary>
    string Reason { get; }

    /// <summary>Whether an event is about what is redacted, so that what is kept of the command that brought it must go.</summary>
    bool Concerns(IncidentEvent recorded);

    /// <summary>The event as it must be stored from now on. Null when it holds nothing of what is redacted.</summary>
    IncidentEvent? Without(IncidentEvent recorded);
}
