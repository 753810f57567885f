using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host;

/// <content>
/// Indicated lists that go back to the miniport: each once, alone or with others, soon or late. RECV-009.
/// </content>
public partial class NdisHost
{
    private const long ReturnSoonTicks = 50;
    private const long ReturnLateTicks = 50_000;
    private HeldList[] _held = new HeldList[16];
    private int _heldCount;

    /// <summary>Lists that are kept until <see cref="ReturnHeld"/>.</summary>
    public int HeldReturns => _adapter is { IsReleased: false } ? _heldCount : 0;

    /// <summary>
    /// Returns the lists that are kept, in one call, whatever indications they came with: in the order in which they
    /// were indicated, or the newest first.
    /// </summary>
    public void ReturnHeld(bool newestFirst)
        => _pc.RunOn(0, PASSIVE_LEVEL, DataPath, DataPathTarget.ReturnHeld, newestFirst ? 1u : 0);

    /// <summary>Whether the list at a position of an indication ever comes back: each does. RECV-009.</summary>
    protected internal virtual bool ComesBack(int index) => true;

    /// <summary>The flags of a return; NDIS says that it is at DISPATCH_LEVEL only where it is.</summary>
    protected internal virtual uint ReturnFlags(byte irql)
        => irql == DISPATCH_LEVEL ? NDIS_RETURN_FLAGS_DISPATCH_LEVEL : 0;

    internal void OnReturnDue(int slot, uint number) => ReturnFrom(slot, number);

    internal void OnReturnHeld(bool newestFirst)
    {
        int slot = -1;
        uint number = 0;
        for (int i = 0; i < _heldCount; i++)
        {
            // Linked from the last one on, so that the first one comes out at the head.
            HeldList held = _held[newestFirst ? i : _heldCount - 1 - i];
            if (IsIndicated(held.Slot, held.Number))
            {
                _nbls[held.Slot].NextReturn = slot;
                _nbls[held.Slot].NextReturnNumber = number;
                (slot, number) = (held.Slot, held.Number);
            }
        }

        _heldCount = 0;
        ReturnFrom(slot, number);
    }

    /// <summary>Decides when the lists of an indication come back.</summary>
    private void PlanReturns(int start, int end)
    {
        ReturnMoment moment = (ReturnMoment)Choose(HostChoice.ReturnMoment, 0, ReturnMoments);
        int next = -1;
        for (int i = end - 1; i >= start; i--)
        {
            int slot = _chainItems[i].Slot;
            if (slot < 0 || !ComesBack(i - start))
            {
                continue;
            }

            _nbls[slot].NextReturn = -1;
            if (moment is ReturnMoment.Soon or ReturnMoment.Inside)
            {
                _nbls[slot].NextReturn = next;
                _nbls[slot].NextReturnNumber = next < 0 ? 0 : _nbls[next].Number;
            }

            next = slot;
        }

        switch (moment)
        {
            case ReturnMoment.Inside when next >= 0:
                ReturnFrom(next, _nbls[next].Number);
                break;
            case ReturnMoment.Soon when next >= 0:
                ScheduleReturn(next, ReturnSoonTicks, _pc.Current.Number, DISPATCH_LEVEL);
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
            if (_chainItems[i].Slot >= 0 && ComesBack(i - start))
            {
                ScheduleReturn(_chainItems[i].Slot, ReturnLateTicks, 1 - _pc.Current.Number, PASSIVE_LEVEL);
            }
        }
    }

    private void ScheduleReturn(int slot, long delayTicks, int processor, byte irql)
        => _pc.Events.Schedule(
            _pc.Now + delayTicks,
            processor,
            irql,
            DataPath,
            DataPathTarget.Return,
            ((ulong)_nbls[slot].Number << 32) | (uint)slot);

    private void Hold(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            int slot = _chainItems[i].Slot;
            if (slot < 0 || !ComesBack(i - start))
            {
                continue;
            }

            if (_heldCount == _held.Length)
            {
                Array.Resize(ref _held, _heldCount * 2);
            }

            _held[_heldCount++] = new HeldList(slot, _nbls[slot].Number);
        }
    }

    private bool IsIndicated(int slot, uint number)
        => slot >= 0 && _nbls[slot].Number == number && _nbls[slot].Phase == ObjectPhase.Indicated;

    /// <summary>
    /// Returns a list and those that come back with it. An adapter that is gone gets nothing any more.
    /// </summary>
    private void ReturnFrom(int slot, uint number)
    {
        if (_adapter is not { IsReleased: false } adapter)
        {
            return;
        }

        uint first = 0;
        int last = -1;
        ulong count = 0;
        while (IsIndicated(slot, number))
        {
            uint offset = _nbls[slot].Offset;
            AwaitLook(slot, GiveBack(slot));
            WritePointer(offset + NblField.Next, 0);
            if (last < 0)
            {
                first = offset;
            }
            else
            {
                WritePointer(_nbls[last].Offset + NblField.Next, offset);
                _nbls[last].ReturnedNext = offset;
            }

            last = slot;
            count++;
            (slot, number) = (_nbls[slot].NextReturn, _nbls[slot].NextReturnNumber);
        }

        if (count > 0)
        {
            CallReturn(adapter, first, count);
        }
    }

    private void CallReturn(MiniportAdapter adapter, uint first, ulong count)
    {
        uint flags = ReturnFlags(_pc.Current.Irql);
        TraceEvent enter = NewAdapterEnter(TraceName.MiniportReturnNetBufferLists, adapter);
        enter.Arguments[1] = new BlockTag(TagAt(first)).Object.Packed;
        enter.Arguments[2] = flags;
        enter.Arguments[3] = count;
        Enter(ref enter);
        try
        {
            adapter.Driver.Characteristics.ReturnNetBufferListsHandler!(adapter.Context, NblAt(first), flags);
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        Exit(enter);
    }
}
