namespace NdisConformance.Machine;

/// <summary>
/// A range of logical addresses, given out page after page like a ring, so that an address that was unmapped stays
/// unused for as long as possible.
/// </summary>
internal sealed unsafe class LogicalWindow
{
    private readonly ulong _first;
    private readonly uint _count;
    private readonly LogicalPage* _pages;
    private uint _cursor;
    private uint _usedEnd;

    public LogicalWindow(ulong firstAddress, uint pages, LogicalPage* table)
    {
        _first = firstAddress;
        _count = pages;
        _pages = table;
    }

    public bool Contains(ulong address) => address - _first < (ulong)_count * MachineMemory.PageBytes;

    public uint NumberOf(ulong address) => (uint)((address - _first) / MachineMemory.PageBytes);

    public ulong AddressOf(uint page) => _first + ((ulong)page * MachineMemory.PageBytes);

    public ref LogicalPage this[uint page] => ref _pages[page];

    /// <summary>Finds so many free pages in a row, beginning behind those that were found last.</summary>
    public bool TryReserve(uint pages, out uint first)
    {
        first = _cursor;
        uint run = 0;
        for (uint scanned = 0; scanned < _count + pages && pages <= _count; scanned++)
        {
            if (first + run == _count)
            {
                first = 0;
                run = 0;
            }

            if (_pages[first + run].State is LogicalPageState.Mapped or LogicalPageState.Guard)
            {
                first += run + 1;
                run = 0;
            }
            else if (++run == pages)
            {
                _cursor = first + pages;
                _usedEnd = Math.Max(_usedEnd, _cursor);
                return true;
            }
        }

        return false;
    }

    public void Reset()
    {
        new Span<LogicalPage>(_pages, (int)_usedEnd).Clear();
        _cursor = 0;
        _usedEnd = 0;
    }
}
