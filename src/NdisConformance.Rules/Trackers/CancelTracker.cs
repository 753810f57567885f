using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Notes which sends waited in the driver's queue when they were cancelled, and which MiniportCancelSend completed.
/// </summary>
[Resets]
internal sealed partial class CancelTracker(TrackedState state) : ITracker
{
    // More than a driver has taken from its queue without asking for a mapping.
    private const int MostStaged = 64;

    private readonly SendTable _sends = state.Sends;

    public void Subscribe(TrackerEvents events)
    {
        events.OnBirth(TraceKind.Enter, TraceName.MiniportCancelSend, OnCancel);
        events.OnBirth(TraceKind.Fact, TraceName.SendCompleted, OnCompleted);
    }

    /// <summary>
    /// Notes the sends that wait in the queue of a driver that does nothing at this moment. Such a send was not begun,
    /// and before it come more that were not begun than a driver may have staged.
    /// </summary>
    private void OnCancel(in TraceEvent e)
    {
        if (_sends.Outstanding <= MostStaged || IsDriverAtWork())
        {
            return;
        }

        uint[] numbers = [.. _sends.Nbls.Numbers().Where(IsWaiting).OrderBy(OrderOf)];
        foreach (uint number in numbers.Skip(MostStaged))
        {
            ref NblState nbl = ref _sends.Nbls.Find(number);
            nbl.WasQueued = nbl.Cancelled == e.Sequence;
        }
    }

    private bool IsDriverAtWork()
    {
        for (int processor = 0; state.Stacks.IsUsed(processor); processor++)
        {
            if (state.Stacks.Of(processor).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private long OrderOf(uint number) => _sends.Nbls.Find(number).Order;

    private bool IsWaiting(uint number)
    {
        ref NblState nbl = ref _sends.Nbls.Find(number);
        return nbl is { Completed: 0, IsToBeRefused: false } && !_sends.WasStarted(nbl);
    }

    private void OnCompleted(in TraceEvent e)
    {
        ref NblState nbl = ref _sends.Nbls.Find(new SendCompletedEvent(in e).Nbl.Number);
        if (e.Enclosing == TraceName.MiniportCancelSend && !Unsafe.IsNullRef(ref nbl) && nbl.Completed == 0)
        {
            ref readonly CallFrame cancel = ref state.Stacks.Innermost(e.Processor, TraceName.MiniportCancelSend);
            nbl.WasCancelled = cancel.Sequence != 0
                ? nbl.CancelId == new MiniportCancelSendEnter(in cancel.Begin).CancelId
                : nbl.CancelId == 0;
        }
    }
}
