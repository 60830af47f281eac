namespace Timeline.Api.Host;

/// <summary>The program cannot start. The message is one sentence for the person at the terminal, and says what to do.</summary>
internal sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
