using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Keeps <see cref="AdapterTable"/> up to date. Judges nothing.</summary>
[Resets]
internal sealed partial class AdapterTracker(TrackedState state) : ITracker
{
    private const ulong SurpriseRemoved = 2;
    private readonly AdapterTable _adapters = state.Adapters;
    private bool _isGeneral;
    private ulong _flags;
    private ulong _mtu;
    private ulong _macOptions;
    private ulong _dmaFlags;
    private ulong _maximumPhysicalMapping;

    public void Subscribe(TrackerEvents events)
    {
        events.OnBirth(TraceKind.Enter, TraceName.MiniportInitializeEx, OnInitializeEnter);
        events.OnBirth(
            TraceKind.Enter,
            TraceName.MiniportInitialize,
            (in e) => _adapters.Add(new MiniportInitializeEnter(in e).Adapter, e.Sequence));
        events.OnDeath(TraceKind.Exit, TraceName.MiniportInitialize, OnOlderInitializeExit);
        events.OnDeath(TraceKind.Exit, TraceName.MiniportHalt, OnHaltExit);
        events.OnDeath(TraceKind.Enter, TraceName.MiniportPnPEventNotify, OnOlderPnpEvent);
        events.OnDeath(TraceKind.Exit, TraceName.MiniportInitializeEx, OnInitializeExit);
        events.OnDeath(TraceKind.Exit, TraceName.MiniportHaltEx, OnHaltExit);
        events.OnDeath(TraceKind.Call, TraceName.NdisMSetMiniportAttributes, OnAttributesCall);
        events.OnDeath(TraceKind.Return, TraceName.NdisMSetMiniportAttributes, OnAttributesReturn);
        events.OnDeath(TraceKind.Call, TraceName.NdisMRegisterScatterGatherDma, OnRegisterCall);
        events.OnDeath(TraceKind.Return, TraceName.NdisMRegisterScatterGatherDma, OnRegisterReturn);
        events.OnDeath(TraceKind.Return, TraceName.NdisMDeregisterScatterGatherDma, OnDeregisterReturn);
        events.OnDeath(TraceKind.Enter, TraceName.MiniportProcessSGList, OnDelivered);
        events.OnDeath(TraceKind.Call, TraceName.NdisWriteErrorLogEntry, OnLog);
        events.OnDeath(TraceKind.Enter, TraceName.MiniportDevicePnPEventNotify, OnPnpEvent);
        events.OnDeath(TraceKind.Enter, TraceName.MiniportHaltEx, OnHaltEnter);
        events.OnDeath(TraceKind.Return, TraceName.NdisMAllocateSharedMemory, OnSharedMemory);
        events.OnDeath(TraceKind.Fact, TraceName.DeviceFault, OnFault);
        events.OnDeath(TraceKind.Fact, TraceName.RestartAttributesLeft, OnRestartAttributesLeft);
        events.OnDeath(
            TraceKind.Fact,
            TraceName.LinkChanged,
            (in e) => _adapters.LinkUp = new LinkChangedEvent(in e).Up ? e.Sequence : long.MaxValue);
    }

    private void OnInitializeEnter(in TraceEvent e)
        => _adapters.Add(new MiniportInitializeExEnter(in e).Adapter, e.Sequence);

    private void OnInitializeExit(in TraceEvent e)
    {
        if (new MiniportInitializeExExit(in e).Result != NDIS_STATUS.NDIS_STATUS_SUCCESS && OfFrame(e) is { } adapter)
        {
            adapter.FailedInitialize = e.Sequence;
        }
    }

    private void OnOlderInitializeExit(in TraceEvent e)
    {
        if (new MiniportInitializeExit(in e).Result != NDIS_STATUS.NDIS_STATUS_SUCCESS && OfFrame(e) is { } adapter)
        {
            adapter.FailedInitialize = e.Sequence;
        }
    }

    private void OnOlderPnpEvent(in TraceEvent e)
    {
        MiniportPnPEventNotifyEnter enter = new(in e);
        if (enter.Event == SurpriseRemoved && _adapters.Find(enter.Adapter) is { } adapter)
        {
            adapter.IsRemoved = true;
        }
    }

    private void OnSharedMemory(in TraceEvent e)
    {
        bool isRefused = !new NdisMAllocateSharedMemoryReturn(in e).Block.IsLive;
        if (isRefused && _adapters.Current is { Dma.Kind: ObjectKind.Dma } adapter)
        {
            adapter.SharedMemoryFailed = e.Sequence;
        }
    }

    private void OnRestartAttributesLeft(in TraceEvent e)
    {
        RestartAttributesLeftEvent left = new(in e);
        if (left.Mtu != 0 && _adapters.Find(left.Adapter) is { } adapter)
        {
            adapter.MtuSize = left.Mtu;
        }
    }

    private void OnFault(in TraceEvent e)
    {
        if (_adapters.Current is { } adapter)
        {
            adapter.HasFaulted = true;
        }
    }

    private void OnHaltEnter(in TraceEvent e)
    {
        MiniportHaltExEnter enter = new(in e);
        if (enter.Action == NDIS_HALT_ACTION.NdisHaltDeviceSurpriseRemoved
            && _adapters.Find(enter.Adapter) is { } adapter)
        {
            adapter.IsRemoved = true;
        }
    }

    private void OnHaltExit(in TraceEvent e)
    {
        if (OfFrame(e) is { } adapter)
        {
            adapter.Halted = e.Sequence;
        }
    }

    private void OnAttributesCall(in TraceEvent e)
    {
        NdisMSetMiniportAttributesCall call = new(in e);
        _flags = call.Flags;
        _mtu = call.Mtu;
        _macOptions = call.MacOptions;
        _isGeneral = call.Overload == 1;
    }

    private void OnAttributesReturn(in TraceEvent e)
    {
        if (OfFrame(e) is not { } adapter)
        {
            return;
        }

        bool isGood = new NdisMSetMiniportAttributesReturn(in e).Result == NDIS_STATUS.NDIS_STATUS_SUCCESS;
        if (_isGeneral)
        {
            adapter.FailedGeneralAttributes = isGood ? 0 : e.Begin;
            adapter.GeneralAttributes = isGood ? e.Begin : adapter.GeneralAttributes;
            adapter.MtuSize = isGood ? _mtu : adapter.MtuSize;
            adapter.MacOptions = isGood ? _macOptions : adapter.MacOptions;
        }
        else
        {
            adapter.FailedRegistrationAttributes = isGood ? 0 : e.Begin;
            adapter.RegistrationAttributes = isGood ? e.Begin : adapter.RegistrationAttributes;
            adapter.AttributeFlags = isGood ? _flags : adapter.AttributeFlags;
        }
    }

    private void OnRegisterCall(in TraceEvent e)
    {
        NdisMRegisterScatterGatherDmaCall call = new(in e);
        _maximumPhysicalMapping = call.MaximumPhysicalMapping;
        _dmaFlags = call.Flags;
    }

    private void OnRegisterReturn(in TraceEvent e)
    {
        NdisMRegisterScatterGatherDmaReturn returned = new(in e);
        if (OfFrame(e) is not { } adapter)
        {
            return;
        }

        if (returned.Result == NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            adapter.Dma = returned.Handle.Identity;
            adapter.DmaRegistered = e.Begin;
            adapter.DmaRefused = 0;
            adapter.DmaDeregistered = 0;
            adapter.MaximumPhysicalMapping = _maximumPhysicalMapping;
            adapter.DmaFlags = _dmaFlags;
            adapter.ListSize = returned.ListSize;
            adapter.ListsDelivered = 0;
            _adapters.AddDma(adapter.Dma, adapter);
        }
        else if (adapter.Dma.Kind == ObjectKind.None)
        {
            adapter.DmaRefused = e.Begin;
        }
    }

    private void OnDeregisterReturn(in TraceEvent e)
    {
        TraceObject dma = state.Stacks.Innermost(e.Processor).Subject;
        if (dma.IsLive && _adapters.OfDma(dma) is { } adapter && adapter.Dma == dma.Identity)
        {
            adapter.Dma = default;
            adapter.DmaDeregistered = e.Begin;
        }
    }

    private void OnDelivered(in TraceEvent e)
    {
        if (_adapters.Current is { } adapter)
        {
            adapter.ListsDelivered++;
        }
    }

    private void OnLog(in TraceEvent e)
    {
        if (_adapters.Current is { } adapter)
        {
            adapter.Logged = e.Sequence;
        }
    }

    private void OnPnpEvent(in TraceEvent e)
    {
        MiniportDevicePnPEventNotifyEnter enter = new(in e);
        if (enter.Event == SurpriseRemoved
            && _adapters.Find(enter.Adapter) is { } adapter)
        {
            adapter.IsRemoved = true;
        }
    }

    /// <summary>The adapter that the ending call was given.</summary>
    private AdapterRecord? OfFrame(in TraceEvent e)
        => _adapters.Find(state.Stacks.Innermost(e.Processor).Subject);
}
