namespace NdisConformance.Machine;

/// <summary>
/// The device's own view of memory: what is mapped, for how long and in which direction. Logical addresses never
/// equal physical or virtual ones, nor their low halves, which is what a device of 32 bits makes of them.
/// </summary>
/// <remarks>
/// Every mapping gets pages of its own and an empty one behind them, unless it ends before its page does. So no two
/// mappings share a page, an access that runs over the end of one never meets another, and an unmapped page remembers
/// whose it was until the ring of logical pages comes round to it. The low 32 bits of a high address lie in no other
/// window and in no poison.
/// </remarks>
public sealed unsafe class Iommu : IDisposable
{
    private const ulong LowFirst = 0x4000_0000;
    private const uint LowPages = 0x3_FFFF;
    private const ulong HighFirst = 0x1_8000_0000;
    private const uint HighPages = 0x4_0000;
    private const ulong FourGiB = 0x1_0000_0000;

    // How far from a poison pattern an address still counts as read from it: devices add to what they read.
    private const uint PoisonReachBytes = 0x1_0000;

    private readonly MachineMemory _memory;
    private readonly NativeBuffer _table;
    private readonly LogicalWindow _low;
    private readonly LogicalWindow _high;

    /// <summary>True if the device used an address above 4 GiB.</summary>
    private bool _hasReachedHigh;

    public Iommu(MachineMemory memory)
    {
        _memory = memory;
        _table = new NativeBuffer((nuint)(LowPages + HighPages) * (nuint)sizeof(LogicalPage));
        var pages = (LogicalPage*)_table.First;
        _low = new LogicalWindow(LowFirst, LowPages, pages);
        _high = new LogicalWindow(HighFirst, HighPages, pages + LowPages);
    }

    /// <summary>Who sees what the device does.</summary>
    public IIommuObserver? Observer { get; set; }

    /// <summary>How many logical pages are mapped.</summary>
    public int MappedPages { get; private set; }

    /// <summary>
    /// Maps a range of memory and returns its logical address, which has the same place in its page; 0 if no logical
    /// pages are left.
    /// </summary>
    /// <param name="memoryOffset">The first byte.</param>
    /// <param name="lengthBytes">How many bytes; at least 1.</param>
    /// <param name="direction">What the device may do with them.</param>
    /// <param name="owner">Whose mapping it is, as the observer will be told.</param>
    /// <param name="ownerOffset">Where in its owner the first byte lies, as the observer will be told.</param>
    /// <param name="above4GiB">Whether the logical address needs more than 32 bits.</param>
    /// <param name="isGuarded">
    /// False for a range that another one of its owner may follow on the next page; one that ends with its page always
    /// has an empty page behind it.
    /// </param>
    public ulong Map(
        uint memoryOffset,
        uint lengthBytes,
        DmaDirection direction,
        ulong owner,
        uint ownerOffset,
        bool above4GiB,
        bool isGuarded = true)
    {
        if (lengthBytes == 0 || (ulong)memoryOffset + lengthBytes > _memory.SizeBytes)
        {
            throw new HarnessDefectException("a range that is empty or outside the memory was to be mapped");
        }

        LogicalWindow window = above4GiB ? _high : _low;
        uint firstByte = memoryOffset % MachineMemory.PageBytes;
        uint pages = PagesOf(firstByte, lengthBytes);
        bool hasGuard = isGuarded || (firstByte + lengthBytes) % MachineMemory.PageBytes == 0;
        if (!window.TryReserve(hasGuard ? pages + 1 : pages, out uint head))
        {
            return 0;
        }

        for (uint page = head; page < head + pages; page++)
        {
            window[page] = new LogicalPage { Owner = owner, Head = head, State = LogicalPageState.Mapped };
        }

        if (hasGuard)
        {
            window[head + pages] = new LogicalPage { Owner = owner, Head = head, State = LogicalPageState.Guard };
        }

        ref LogicalPage mapping = ref window[head];
        mapping.LengthBytes = lengthBytes;
        mapping.MemoryOffset = memoryOffset;
        mapping.OwnerOffset = ownerOffset;
        mapping.FirstByte = (ushort)firstByte;
        mapping.Direction = (byte)direction;
        mapping.HasGuard = hasGuard;
        MappedPages += (int)pages;
        return window.AddressOf(head) + firstByte;
    }

    /// <summary>Ends a mapping, which must be named exactly as it was made.</summary>
    public void Unmap(ulong logicalAddress, uint lengthBytes)
    {
        LogicalWindow? window = WindowOf(logicalAddress);
        if (window is null
            || !TryFindMapping(window, logicalAddress, out uint head, out uint position)
            || position != 0
            || window[head].LengthBytes != lengthBytes)
        {
            throw new HarnessDefectException("something that is not a mapping was to be unmapped");
        }

        uint pages = PagesOf(window[head].FirstByte, lengthBytes);
        uint reserved = window[head].HasGuard ? pages + 1 : pages;
        for (uint page = head; page < head + reserved; page++)
        {
            window[page].State = LogicalPageState.Tombstone;
        }

        MappedPages -= (int)pages;
    }

    /// <summary>The device reads. False if the access was refused: nothing was read then.</summary>
    public bool DmaRead(ulong logicalAddress, Span<byte> destination)
    {
        uint length = (uint)destination.Length;
        if (length == 0)
        {
            return true;
        }

        if (!TryAccess(logicalAddress, length, isWrite: false, out DeviceAccess access))
        {
            return false;
        }

        _memory.Span(access.MemoryOffset, length).CopyTo(destination);
        Observer?.OnDeviceAccess(access, isWrite: false);
        return true;
    }

    /// <summary>The device writes. False if the access was refused: nothing was written then.</summary>
    public bool DmaWrite(ulong logicalAddress, ReadOnlySpan<byte> source)
    {
        uint length = (uint)source.Length;
        if (length == 0)
        {
            return true;
        }

        if (!TryAccess(logicalAddress, length, isWrite: true, out DeviceAccess access))
        {
            return false;
        }

        source.CopyTo(_memory.Span(access.MemoryOffset, length));
        Observer?.OnDeviceAccess(access, isWrite: true);
        return true;
    }

    /// <summary>Whose byte a logical address is, if it is mapped.</summary>
    public bool TryTranslate(ulong logicalAddress, out ulong owner, out uint ownerOffset)
    {
        LogicalWindow? window = WindowOf(logicalAddress);
        if (window is null
            || !TryFindMapping(window, logicalAddress, out uint head, out uint position)
            || position >= window[head].LengthBytes)
        {
            owner = 0;
            ownerOffset = 0;
            return false;
        }

        owner = window[head].Owner;
        ownerOffset = window[head].OwnerOffset + position;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();

    internal void Reset()
    {
        _low.Reset();
        _high.Reset();
        _hasReachedHigh = false;
        MappedPages = 0;
    }

    private static uint PagesOf(uint firstByte, uint lengthBytes)
        => (uint)(((ulong)firstByte + lengthBytes + MachineMemory.PageBytes - 1) / MachineMemory.PageBytes);

    /// <summary>
    /// The mapping whose pages an address lies in. The position counts from its first byte; before that it is huge.
    /// </summary>
    private static bool TryFindMapping(LogicalWindow window, ulong address, out uint head, out uint position)
    {
        ref LogicalPage page = ref window[window.NumberOf(address)];
        head = page.Head;
        position = (uint)(address - window.AddressOf(head)) - window[head].FirstByte;
        return page.State is LogicalPageState.Mapped or LogicalPageState.Guard;
    }

    private static bool IsPoison(ulong address)
        => IsPoison((uint)address, PoisonReachBytes) || IsPoison((uint)(address >> 32), 1);

    private static bool IsPoison(uint half, uint reachBytes)
        => half - Repeat(MachineMemory.FreedPattern) < reachBytes
            || half - Repeat(MachineMemory.UninitializedPattern) < reachBytes
            || half - Repeat(MachineMemory.GuardPattern) < reachBytes;

    private static uint Repeat(byte pattern) => pattern * 0x0101_0101u;

    private LogicalWindow? WindowOf(ulong address)
        => _low.Contains(address) ? _low : _high.Contains(address) ? _high : null;

    private bool TryAccess(ulong address, uint lengthBytes, bool isWrite, out DeviceAccess access)
    {
        access = default;
        RefusedAccess refused = new()
        {
            IsWrite = isWrite,
            Length = lengthBytes,
            PageRest = MachineMemory.PageBytes - (uint)(address % MachineMemory.PageBytes),
        };
        LogicalWindow? window = WindowOf(address);
        if (window is null)
        {
            return Refuse(Classify(address, refused));
        }

        ref LogicalPage page = ref window[window.NumberOf(address)];
        if (!TryFindMapping(window, address, out uint head, out uint position))
        {
            IommuFault fault = page.State == LogicalPageState.Unused ? IommuFault.Unmapped : IommuFault.Freed;
            return Refuse(refused with { Fault = fault, Owner = page.Owner });
        }

        ref LogicalPage mapping = ref window[head];
        refused = refused with
        {
            Owner = mapping.Owner,
            OwnerOffset = mapping.OwnerOffset,
            MappedBytes = mapping.LengthBytes,
            Position = (int)position,
        };
        if (position >= mapping.LengthBytes)
        {
            return Refuse(refused with { Fault = IommuFault.BeyondRange });
        }

        // The direction goes before the length: it is wrong however little is moved.
        DmaDirection needed = isWrite ? DmaDirection.FromDevice : DmaDirection.ToDevice;
        if (((DmaDirection)mapping.Direction & needed) == 0)
        {
            return Refuse(refused with { Fault = IommuFault.WrongDirection });
        }

        if (lengthBytes > mapping.LengthBytes - position)
        {
            return Refuse(refused with { Fault = IommuFault.BeyondRange });
        }

        _hasReachedHigh |= address >= FourGiB;
        access = new DeviceAccess(
            mapping.Owner,
            mapping.OwnerOffset + position,
            mapping.MemoryOffset + position,
            lengthBytes,
            mapping.LengthBytes - position - lengthBytes);
        return true;
    }

    private bool Refuse(in RefusedAccess access)
    {
        Observer?.OnFault(access);
        return false;
    }

    // What an address outside the windows may have been meant for.
    private RefusedAccess Classify(ulong address, in RefusedAccess access)
    {
        ulong whole = address + FourGiB;
        if (address < FourGiB && _high.Contains(whole))
        {
            ref LogicalPage page = ref _high[_high.NumberOf(whole)];
            if (page.State != LogicalPageState.Unused)
            {
                return access with
                {
                    Fault = _hasReachedHigh ? IommuFault.HalfGiven : IommuFault.Truncated,
                    Owner = page.Owner,
                };
            }
        }

        bool isHost = _memory.TryFindHostAddress(address, out bool isVirtual, out uint offset);
        if (!isHost && !IsPoison(address))
        {
            isHost = _memory.TryFindHalfOfHostAddress(address, out isVirtual, out offset);
        }

        IommuFault fault = isHost ? (isVirtual ? IommuFault.HostVirtual : IommuFault.HostPhysical)
            : IsPoison(address) ? IommuFault.Poison
            : IommuFault.Unmapped;
        return access with { Fault = fault, HostOffset = offset };
    }
}
