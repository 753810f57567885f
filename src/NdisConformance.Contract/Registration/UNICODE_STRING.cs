namespace NdisConformance.Contract;

/// <summary>
/// A counted string, such as the registry path that DriverEntry receives and hands on. Source: RegM.
/// </summary>
/// <param name="buffer">The text.</param>
public sealed class UNICODE_STRING(string buffer)
{
    /// <summary>The text.</summary>
    public string Buffer { get; } = buffer;
}
