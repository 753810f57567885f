namespace NdisConformance.Contract;

/// <summary>A dereference of a number that is no address, or of a context pointer behind which nothing lives.</summary>
internal sealed class InvalidPointerException(ulong value, string message) : NullReferenceException(message)
{
    /// <summary>The number that was followed.</summary>
    public ulong Value { get; } = value;
}
