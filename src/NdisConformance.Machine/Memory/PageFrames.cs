using System.Numerics;

namespace NdisConformance.Machine;

/// <summary>
/// Which physical page stands behind each page. Neighbours lie far apart, as after a long uptime, until somebody asks
/// for them to be contiguous.
/// </summary>
internal sealed class PageFrames
{
    /// <summary>Physical addresses begin here: 128 GiB, away from every logical address.</summary>
    public const ulong FirstAddress = 0x20_0000_0000;

    // Odd, so that multiplying by it modulo a power of two of at least 1024 gives each frame once, and no two pages
    // in a row two frames in a row.
    private const uint Scatter = 0x9E37_79B1;

    // Multiplies back: Scatter times this is 1 modulo 2 to the 32.
    private const uint Gather = 0x0E8B_2F51;

    private readonly bool[] _contiguous;
    private readonly uint _scattered;
    private uint _lowest;
    private uint _end;

    public PageFrames(uint pages)
    {
        _contiguous = new bool[pages];
        _scattered = BitOperations.RoundUpToPowerOf2(Math.Max(pages, 1024));
        _lowest = pages;
    }

    private uint Pages => (uint)_contiguous.Length;

    private ulong LengthBytes => ((ulong)_scattered + Pages) * MachineMemory.PageBytes;

    /// <summary>The physical address, if there is one, that has this low half.</summary>
    public static ulong WholeOf(uint lowHalf) => FirstAddress + lowHalf;

    public ulong AddressOf(uint page) => FirstAddress + ((ulong)FrameOf(page) * MachineMemory.PageBytes);

    /// <summary>The byte of memory behind an address; 0 if there is none.</summary>
    public uint OffsetOf(ulong address)
    {
        if (!Contains(address))
        {
            return 0;
        }

        uint frame = (uint)((address - FirstAddress) / MachineMemory.PageBytes);
        uint page = frame < _scattered ? (frame * Gather) & (_scattered - 1) : frame - _scattered;
        return page < Pages && FrameOf(page) == frame
            ? (page * MachineMemory.PageBytes) + (uint)(address % MachineMemory.PageBytes)
            : 0;
    }

    public bool AreAdjacent(uint page) => page + 1 < Pages && FrameOf(page) + 1 == FrameOf(page + 1);

    public bool Contains(ulong address) => address - FirstAddress < LengthBytes;

    public void MakeContiguous(uint firstPage, uint lastPage)
    {
        Array.Fill(_contiguous, true, (int)firstPage, (int)(lastPage - firstPage + 1));
        _lowest = Math.Min(_lowest, firstPage);
        _end = Math.Max(_end, lastPage + 1);
    }

    public void ScatterAgain(uint firstPage, uint endPage)
    {
        if (firstPage < endPage)
        {
            Array.Clear(_contiguous, (int)firstPage, (int)(endPage - firstPage));
        }
    }

    public void Reset()
    {
        ScatterAgain(_lowest, _end);
        _lowest = Pages;
        _end = 0;
    }

    // Contiguous pages have frames of their own behind the scattered ones, in the order of the pages.
    private uint FrameOf(uint page)
        => _contiguous[page] ? _scattered + page : (page * Scatter) & (_scattered - 1);
}
