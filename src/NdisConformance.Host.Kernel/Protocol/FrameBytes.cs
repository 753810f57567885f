namespace NdisConformance.Host.Kernel;

/// <summary>The bytes of a frame: those of a capture, or those that its number makes.</summary>
/// <param name="number">The number of the frame.</param>
/// <param name="captured">Its bytes, if it comes from a capture; empty otherwise.</param>
internal readonly struct FrameBytes(uint number, ReadOnlyMemory<byte> captured)
{
    /// <summary>Writes the bytes from a position on.</summary>
    public void Write(uint position, Span<byte> destination)
    {
        if (captured.IsEmpty)
        {
            FrameContent.Write(number, position, destination);
        }
        else
        {
            captured.Span.Slice((int)position, destination.Length).CopyTo(destination);
        }
    }

    /// <summary>True if the bytes are those that the frame begins with.</summary>
    public bool Matches(ReadOnlySpan<byte> bytes)
        => captured.IsEmpty ? FrameContent.Matches(number, bytes) : captured.Span.StartsWith(bytes);

    /// <summary>How many bytes, from the first on, are those of the frame from a position on.</summary>
    public int CountEqual(uint position, ReadOnlySpan<byte> bytes)
        => captured.IsEmpty
            ? FrameContent.CountEqual(number, position, bytes)
            : bytes.CommonPrefixLength(captured.Span[(int)position..]);
}
