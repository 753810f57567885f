using NdisConformance.Contract;
using NdisConformance.Host;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>A host that gets those steps wrong that a test bends; all others are the real ones.</summary>
internal sealed class DutyBentHost(
    SimulatedPc pc, Tracer tracer, IVirtualDevice device, HostOptions options, DutyDriver driver)
    : NdisHost(pc, tracer, device, options)
{
    public bool TakesAllCharacteristics { get; set; }

    public bool KeepsThePointer { get; set; }

    public bool SetsOptionsLate { get; set; }

    public bool TakesAllAttributes { get; set; }

    public bool InitializesAlways { get; set; }

    public bool RestartsAlways { get; set; }

    public bool PausesAlways { get; set; }

    public bool HaltsAlways { get; set; }

    public bool RequestsAlways { get; set; }

    public bool SendsAlways { get; set; }

    public bool AsksForRecognition { get; set; }

    public bool ForgetsDpcs { get; set; }

    public bool ChecksEveryFiveSeconds { get; set; }

    public bool HandsOutOtherContexts { get; set; }

    public bool NeverHalts { get; set; }

    public bool ShutsDownAlways { get; set; }

    protected override bool AwaitsDpcs => !ForgetsDpcs && base.AwaitsDpcs;

    protected override uint HangCheckSeconds(uint asked) => ChecksEveryFiveSeconds ? 5 : base.HangCheckSeconds(asked);

    protected override NDIS_HANDLE ContextOfCallbacks(NDIS_HANDLE miniportAdapterContext)
        => HandsOutOtherContexts ? driver.Adapter : base.ContextOfCallbacks(miniportAdapterContext);

    protected override bool CallsShutdown(NDIS_SHUTDOWN_ACTION action, int driverVersion, uint attributeFlags)
        => ShutsDownAlways || base.CallsShutdown(action, driverVersion, attributeFlags);

    /// <summary>What a wrong host does after DriverEntry.</summary>
    public void SetOptionsLate()
    {
        if (SetsOptionsLate)
        {
            base.CallSetOptions();
        }
    }

    protected override NDIS_STATUS JudgeCharacteristics(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
        => TakesAllCharacteristics ? NDIS_STATUS_SUCCESS : base.JudgeCharacteristics(c);

    protected override ref readonly NDIS_MINIPORT_DRIVER_CHARACTERISTICS CharacteristicsInUse(
        ref readonly NDIS_MINIPORT_DRIVER_CHARACTERISTICS copy)
    {
        if (KeepsThePointer)
        {
            return ref driver.Characteristics;
        }

        return ref base.CharacteristicsInUse(in copy);
    }

    protected override void CallSetOptions()
    {
        if (!SetsOptionsLate)
        {
            base.CallSetOptions();
        }
    }

    protected override NDIS_STATUS JudgeAttributes(bool isHeaderGood)
        => base.JudgeAttributes(isHeaderGood || TakesAllAttributes);

    protected override bool MayInitialize(AdapterState state, bool isInDriverEntry)
        => InitializesAlways || base.MayInitialize(state, isInDriverEntry);

    protected override bool MayRestart(AdapterState state) => RestartsAlways || base.MayRestart(state);

    protected override bool MayPause(AdapterState state) => PausesAlways || base.MayPause(state);

    protected override bool MayHalt(AdapterState state, bool isRequestPending)
        => HaltsAlways || (base.MayHalt(state, isRequestPending) && !NeverHalts);

    protected override bool MayRequest(AdapterState state) => RequestsAlways || base.MayRequest(state);

    protected override bool MaySend(AdapterState state, bool mayBeRejected)
        => SendsAlways || base.MaySend(state, mayBeRejected);

    protected override uint DpcTargets(bool recognized, bool queueDefault, uint targets)
        => recognized || !AsksForRecognition ? base.DpcTargets(recognized, queueDefault, targets) : 0;
}
