namespace Timeline.Pdf.Paging;

/// <summary>The document cannot be laid out: something does not fit on an empty page. The message names it and says why.</summary>
public sealed class LayoutException : Exception
{
    /// <summary>Creates the exception.</summary>
    public LayoutException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What does not fit and why.</param>
    public LayoutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What does not fit and why.</param>
    /// <param name="innerException">What failed.</param>
    public LayoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
