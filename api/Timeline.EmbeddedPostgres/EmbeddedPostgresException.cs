namespace Timeline.EmbeddedPostgres;

/// <summary>Why the private PostgreSQL cannot be used. Branch on this, never on the message.</summary>
public enum EmbeddedPostgresFailure
{
    /// <summary>The PostgreSQL programs are not where they should be, or this platform has none.</summary>
    ProgramsMissing,

    /// <summary>The PostgreSQL programs are there but this machine refuses to run them.</summary>
    ProgramsUnusable,

    /// <summary>The data folder cannot be made, written or reached, or is no folder, or its path cannot be used.</summary>
    DataFolderUnusable,

    /// <summary>Another living process owns the data folder.</summary>
    DataFolderInUse,

    /// <summary>The data folder was made by another major version of PostgreSQL.</summary>
    WrongVersion,

    /// <summary>The data folder holds something that is not a usable PostgreSQL cluster.</summary>
    DataFolderBroken,

    /// <summary>The disk of the data folder is full, or nearly.</summary>
    DiskFull,

    /// <summary>The port asked for belongs to another program.</summary>
    PortInUse,

    /// <summary>Running as root, and no ordinary account was found that the server could run as.</summary>
    NoServerAccount,

    /// <summary>The server started and gave up, or did not get ready in time; the message carries its own reason.</summary>
    StartFailed,

    /// <summary>The server died again and again while it was watched.</summary>
    KeepsDying,
}

/// <summary>The private PostgreSQL cannot be used. The message is one sentence for a person and says what to do.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">What kind of failure it is.</param>
    /// <param name="message">One sentence: what is wrong and what to do about it.</param>
    /// <param name="inner">The exception behind it, if any.</param>
    public EmbeddedPostgresException(EmbeddedPostgresFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>What kind of failure it is.</summary>
    public EmbeddedPostgresFailure Failure { get; }
}
