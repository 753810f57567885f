namespace HostilePlugins;

/// <summary>An exception whose message throws.</summary>
public sealed class BadMessageException : Exception
{
    /// <inheritdoc/>
    public override string Message => throw new InvalidOperationException("no message");

    /// <inheritdoc/>
    public override string ToString() => throw new InvalidOperationException("no text");
}
