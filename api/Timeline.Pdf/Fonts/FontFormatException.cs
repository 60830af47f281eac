namespace Timeline.Pdf.Fonts;

/// <summary>The bytes are not a TrueType font this engine can use. The message says which table and why.</summary>
public sealed class FontFormatException : Exception
{
    /// <summary>Creates the exception.</summary>
    public FontFormatException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">Which table and why.</param>
    public FontFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">Which table and why.</param>
    /// <param name="innerException">What failed.</param>
    public FontFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
