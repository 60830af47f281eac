namespace Timeline.Domain.Postmortems;

/// <summary>The standard template as it is written: the same text as <c>postmortems/templates/standard.md</c>, which a test compares.</summary>
internal static class StandardTemplate
{
    public const string Source =
        """
        ---
        name: Standard
        description: Every section, in the order in which an incident is told.
        required: [summary, causes, lessons, actions]
        ---

        ## Summary {#summary}

        What happened, for whom, for how long, and what brought it back? Three sentences that somebody understands who was not there.

        ## Impact {#impact}

        - Who could not do what, from when until when?
        - What was lost for good?

        ## Lead-up {#lead-up}

        What was changed, planned or running before it began?

        ## Detection and report {#detection}

        - Who or what noticed it first, and how?
        - Which earlier sign was missed?

        ## Response {#response}

        - Who was called, and who came?
        - What held people up?

        ## Communications {#communications}

        - Who was told what, and when?
        - Which promises were kept, and which were not?

        ## Timeline {#timeline}

        Which moments does somebody need who reads only these?

        ## Diagnosis {#diagnosis}

        Which theories were there, and how did each fall?

        ## Causes {#causes}

        - What set it off?
        - What made it possible?
        - What made it worse?

        ## Recovery {#recovery}

        What worked again when, and for whom?

        ## What went well, badly, and by luck {#well-and-badly}

        - What helped?
        - What did not?
        - Where were we lucky?

        ## Metrics {#metrics}

        What do the numbers not say?

        ## Lessons {#lessons}

        What do we know now that we did not know before? Did we know it already?

        ## Actions {#actions}

        What is done about each lesson, by whom and until when?

        ## Open questions {#open-questions}

        What do we still not know, and who finds out?

        ## External message {#external-message}

        What do we tell customers, in their words?

        ## Appendix {#appendix}

        What else must be kept?

        """;
}
