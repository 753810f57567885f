using NdisConformance.Host.Kernel;

namespace NdisConformance.Testbed;

/// <summary>How the data of frames lies in memory, by what is unusual about it.</summary>
public static class Shapes
{
    private const uint PageBytes = MemorySizes.Page;

    /// <summary>A frame of 100 bytes in one MDL.</summary>
    public static FrameShape Small { get; } = OfLength(100);

    /// <summary>A frame of 1,514 bytes in one MDL that a page break cuts in two.</summary>
    public static FrameShape Large { get; } = new() { PageOffset = PageBytes - 600 };

    /// <summary>CurrentMdl is the second MDL of the chain, and the data starts inside it.</summary>
    public static FrameShape BehindHead { get; } = new() { DataLength = 600, DataOffset = 72, MdlLengths = [64, 300] };

    /// <summary>The same with a frame below the minimum of the medium, in two MDLs.</summary>
    public static FrameShape ShortBehindHead { get; } = new()
    {
        DataLength = 40,
        DataOffset = 72,
        MdlLengths = [64, 30],
    };

    /// <summary>A page ends inside the unused bytes of CurrentMdl: the skip spans two elements.</summary>
    public static FrameShape PrefixAcrossPage { get; } = new()
    {
        DataLength = 400,
        DataOffset = 96,
        PageOffset = PageBytes - 40,
    };

    /// <summary>Bytes behind the data in its last MDL, and two MDLs that hold no data.</summary>
    public static FrameShape Padded { get; } = new()
    {
        DataLength = 500,
        MdlLengths = [300],
        SlackLength = 77,
        PaddingMdlLengths = [40, 200],
    };

    /// <summary>An MDL of no bytes between two that hold the data.</summary>
    public static FrameShape EmptyMdl { get; } = new()
    {
        DataLength = 500,
        MdlLengths = [200, 0],
        IsOneBuffer = true,
    };

    /// <summary>A header, then eight MDLs of one byte each, then the rest.</summary>
    public static FrameShape OneBytePieces { get; } = new()
    {
        DataLength = 300,
        DataOffset = 0,
        MdlLengths = [FrameSizes.Header, 1, 1, 1, 1, 1, 1, 1, 1],
    };

    /// <summary>
    /// Four MDLs side by side in one buffer, which a page break cuts inside the third one: two elements of no MDL's
    /// length.
    /// </summary>
    public static FrameShape OneBuffer { get; } = new()
    {
        DataLength = 900,
        MdlLengths = [100, 200, 300],
        IsOneBuffer = true,
        PageOffset = PageBytes - 450,
    };

    /// <summary>Three MDLs in one page with a few bytes between them that belong to none: no two join.</summary>
    public static FrameShape GapsInPage { get; } = new()
    {
        DataLength = 600,
        MdlLengths = [150, 250],
        IsOneBuffer = true,
        GapLength = 24,
    };

    /// <summary>A frame in one MDL.</summary>
    public static FrameShape OfLength(uint dataLengthBytes) => new() { DataLength = dataLengthBytes };

    /// <summary>A frame with more bytes of payload than MtuSize.</summary>
    public static FrameShape TooLong(uint excessBytes)
        => new() { DataLength = FrameSizes.Maximum + excessBytes, BytesTooLong = excessBytes };

    /// <summary>The data starts behind unused bytes of CurrentMdl.</summary>
    public static FrameShape Prefixed(uint bytes) => new() { DataLength = 700, DataOffset = bytes };

    /// <summary>The data lies in a number of MDLs of a length each, none of which crosses a page.</summary>
    public static FrameShape Fragments(int count, uint lengthBytes)
    {
        uint[] lengths = new uint[count];
        Array.Fill(lengths, lengthBytes);
        return new FrameShape { DataLength = (uint)count * lengthBytes, DataOffset = 0, MdlLengths = lengths };
    }
}
