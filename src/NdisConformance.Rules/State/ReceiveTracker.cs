using System.Runtime.CompilerServices;
using NdisConformance.Trace;
using static NdisConformance.Rules.Argument;

namespace NdisConformance.Rules;

/// <summary>Keeps <see cref="ReceiveTable"/> up to date. Judges nothing.</summary>
internal sealed class ReceiveTracker(CheckerContext context) : IChecker
{
    private readonly ReceiveTable _receives = context.Receives;

    public void Subscribe(Subscriptions events)
    {
        events.OnDeath(TraceKind.Fact, TraceName.ReceiveIndicated, OnIndicated);
        events.OnDeath(TraceKind.Fact, TraceName.ReceiveReturned, OnReturned);
        events.OnDeath(TraceKind.Fact, TraceName.AdapterStateChanged, OnStateChanged);
        events.OnBirth(TraceKind.Enter, TraceName.MiniportHaltEx, (in e) => _receives.BeginHalt());
        events.OnBirth(TraceKind.Exit, TraceName.MiniportHaltEx, OnHaltExit);
    }

    private void OnIndicated(in TraceEvent e)
    {
        uint number = e.Object(ReceiveIndicated.Nbl).Number;
        if (number == 0 || (OwnerCode)e[ReceiveIndicated.Owner] != OwnerCode.Miniport)
        {
            return;
        }

        Remove(number);
        ref ReceiveState receive = ref _receives.Nbls.Add(number);
        receive.Indicated = e.Sequence;
        receive.IsResources = e[ReceiveIndicated.Resources] != 0;
        _receives.Outstanding += receive.IsResources ? 0 : 1;
    }

    private void OnReturned(in TraceEvent e) => Remove(e.Object(ReceiveReturned.Nbl).Number);

    private void OnHaltExit(in TraceEvent e)
        => _receives.IsLeftBehind = _receives.IsHaltedOver && (_receives.Outstanding > 0 || _receives.GivenUp > 0);

    private void OnStateChanged(in TraceEvent e)
    {
        if ((AdapterState)e[Argument.AdapterStateChanged.To] == AdapterState.Halted)
        {
            _receives.Clear();
        }
    }

    private void Remove(uint number)
    {
        ref ReceiveState receive = ref _receives.Nbls.Find(number);
        if (number != 0 && !Unsafe.IsNullRef(ref receive))
        {
            _receives.Outstanding -= receive.IsResources ? 0 : 1;
            _receives.Nbls.Remove(number);
        }
    }
}
