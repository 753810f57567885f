using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Returns indicated lists to the miniport: each once, alone or with others, soon or late. RECV-009. One per adapter.
/// </summary>
[Resets]
internal sealed partial class ListReturns(
    Miniport miniport,
    SimulatedPc pc,
    NblStore store,
    ListChains chains,
    HostDuties duties,
    ReturnedLists returned,
    IndicatedLists indicated,
    MemoryObjects objects,
    HostTrace trace,
    DriverBoundary boundary)
    : IMachineTarget
{
    private const int ReturnMoments = 4;
    private const long ReturnSoonTicks = 50;
    private const long ReturnLateTicks = 50_000;
    private HeldList[] _held = new HeldList[16];
    private int _heldCount;
    private readonly List<HeldList> _heads = [];

    /// <summary>Lists that are kept until <see cref="ReturnHeld"/>.</summary>
    public int Held => miniport.Adapter is { IsReleased: false } ? _heldCount : 0;

    /// <summary>Returns the lists that are kept, whatever indications they came with.</summary>
    public void ReturnHeld(ReturnGrouping grouping)
        => pc.RunOn(0, PASSIVE_LEVEL, new Work<ReturnGrouping>(grouping, ReturnAllHeld), 0, 0);

    /// <summary>A list is due, and those that come back with it.</summary>
    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
        => ReturnFrom((int)(uint)argument, (uint)(argument >> 32));

    /// <summary>As <see cref="ReturnHeld"/>, on the processor that runs.</summary>
    public void ReturnAllHeld(ReturnGrouping grouping)
    {
        int chains = grouping switch
        {
            ReturnGrouping.OneByOne => _heldCount,
            ReturnGrouping.TwoChains => 2,
            _ => 1,
        };

        // All chains are made before the first goes back: the driver may indicate the next lists meanwhile.
        _heads.Clear();
        for (int chain = 0; chain < chains; chain++)
        {
            _heads.Add(LinkHeld(chain, chains, grouping == ReturnGrouping.NewestFirst));
        }

        _heldCount = 0;
        for (int chain = 0; chain < _heads.Count; chain++)
        {
            ReturnFrom(_heads[chain].Slot, _heads[chain].Number);
        }
    }

    /// <summary>
    /// Links each list of a stride of those that are kept, and gives the first; slot -1 if there is none.
    /// </summary>
    private HeldList LinkHeld(int first, int stride, bool newestFirst)
    {
        HeldList next = new(-1, 0);
        int count = (_heldCount - first + stride - 1) / stride;
        for (int i = 0; i < count; i++)
        {
            // Linked from the last one on, so that the first one comes out at the head.
            HeldList held = _held[first + (stride * (newestFirst ? i : count - 1 - i))];
            if (IsIndicated(held.Slot, held.Number))
            {
                store.Nbls[held.Slot].NextReturn = next.Slot;
                store.Nbls[held.Slot].NextReturnNumber = next.Number;
                next = held;
            }
        }

        return next;
    }

    /// <summary>Decides when the lists of an indication come back.</summary>
    public void PlanReturns(int start, int end)
    {
        ReturnMoment moment = (ReturnMoment)pc.Choose(HostChoice.ReturnMoment, ReturnMoments);
        int next = -1;
        for (int i = end - 1; i >= start; i--)
        {
            int slot = chains[i].Slot;
            if (slot < 0 || !duties.ComesBack(i - start))
            {
                continue;
            }

            store.Nbls[slot].NextReturn = -1;
            if (moment is ReturnMoment.Soon or ReturnMoment.Inside)
            {
                store.Nbls[slot].NextReturn = next;
                store.Nbls[slot].NextReturnNumber = next < 0 ? 0 : store.Nbls[next].Number;
            }

            next = slot;
        }

        switch (moment)
        {
            case ReturnMoment.Inside when next >= 0:
                ReturnFrom(next, store.Nbls[next].Number);
                break;
            case ReturnMoment.Soon when next >= 0:
                ScheduleReturn(next, ReturnSoonTicks, pc.Current.Number, DISPATCH_LEVEL);
                break;
            case ReturnMoment.Late:
                ScheduleEach(start, end);
                break;
            case ReturnMoment.Held:
                Hold(start, end);
                break;
        }
    }

    private void ScheduleEach(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (chains[i].Slot >= 0 && duties.ComesBack(i - start))
            {
                ScheduleReturn(chains[i].Slot, ReturnLateTicks, pc.OtherThan(pc.Current.Number), PASSIVE_LEVEL);
            }
        }
    }

    private void ScheduleReturn(int slot, long delayTicks, int processor, byte irql)
        => pc.Events.Schedule(
            pc.Now + delayTicks,
            processor,
            irql,
            this,
            cookie: 0,
            argument: ((ulong)store.Nbls[slot].Number << 32) | (uint)slot,
            kind: WorkKind.Return);

    private void Hold(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            int slot = chains[i].Slot;
            if (slot < 0 || !duties.ComesBack(i - start))
            {
                continue;
            }

            if (_heldCount == _held.Length)
            {
                Array.Resize(ref _held, _heldCount * 2);
            }

            _held[_heldCount++] = new HeldList(slot, store.Nbls[slot].Number);
        }
    }

    private bool IsIndicated(int slot, uint number)
        => slot >= 0 && store.Nbls[slot].Number == number && store.Nbls[slot].Phase == ObjectPhase.Indicated;

    /// <summary>
    /// Returns a list and those that come back with it. An adapter that is gone gets nothing any more.
    /// </summary>
    private void ReturnFrom(int slot, uint number)
    {
        if (miniport.Adapter is not { IsReleased: false } adapter)
        {
            return;
        }

        uint first = 0;
        int last = -1;
        uint count = 0;
        while (IsIndicated(slot, number))
        {
            uint offset = store.Nbls[slot].Offset;
            returned.AwaitLook(slot, indicated.GiveBack(slot));
            objects.WritePointer(offset + NetBufferListLayout.Next, 0);
            if (last < 0)
            {
                first = offset;
            }
            else
            {
                objects.WritePointer(store.Nbls[last].Offset + NetBufferListLayout.Next, offset);
                store.Nbls[last].ReturnedNext = offset;
            }

            last = slot;
            count++;
            (slot, number) = (store.Nbls[slot].NextReturn, store.Nbls[slot].NextReturnNumber);
        }

        if (count > 0)
        {
            CallReturn(adapter, first, count);
        }
    }

    private void CallReturn(MiniportAdapter adapter, uint first, uint count)
    {
        uint flags = duties.ReturnFlags(pc.Current.Irql);
        TraceMark enter = trace.MiniportReturnNetBufferListsEnter(
            adapter.Id, new BlockTag(objects.TagAt(first)).Object, flags, count);
        boundary.Call(
            (adapter, List: new NET_BUFFER_LIST(objects.ReferenceTo(first)), flags),
            static call => call.adapter.Driver.Characteristics.ReturnNetBufferListsHandler!(
                call.adapter.Context, call.List, call.flags));
        trace.MiniportReturnNetBufferListsExit(enter);
    }
}
