using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Testbed;

/// <summary>
/// All that a scenario can ask of the driver. A verb of <see cref="TestbedSession"/> posts one and waits until it has
/// happened. A scenario may post one and go on, or offer it for a boundary.
/// </summary>
public sealed class Stimuli(NdisHost host)
{
    /// <summary>DriverEntry.</summary>
    public HostStimulus<IMiniportDriver> Load(IMiniportDriver driver)
        => new(host, driver, PASSIVE_LEVEL, static (host, driver) => host.LoadDriver(driver));

    /// <summary>MiniportInitializeEx.</summary>
    public HostStimulus<Func<NdisHost, NDIS_STATUS>> Initialize()
        => Passive(static host => host.Lifecycle.Initialize());

    /// <summary>MiniportRestart.</summary>
    public HostStimulus<Func<NdisHost, NDIS_STATUS>> Restart() => Passive(static host => host.Lifecycle.Restart());

    /// <summary>MiniportPause.</summary>
    public HostStimulus<Func<NdisHost, NDIS_STATUS>> Pause() => Passive(static host => host.Lifecycle.Pause());

    /// <summary>MiniportPause, after which the protocols give back all lists that they hold.</summary>
    public HostStimulus<Func<NdisHost, NDIS_STATUS>> PauseAndReturn()
        => Passive(static host =>
        {
            NDIS_STATUS status = host.Lifecycle.Pause();
            host.Returns.ReturnAllHeld(ReturnGrouping.OldestFirst);
            return status;
        });

    /// <summary>MiniportDriverUnload.</summary>
    public HostStimulus<Action<NdisHost>> Unload() => Passive(static host => host.Lifecycle.Unload());

    /// <summary>MiniportDevicePnPEventNotify: the device is gone.</summary>
    public HostStimulus<Action<NdisHost>> NotifySurpriseRemoval()
        => Passive(static host => host.PnpEvents.NotifySurpriseRemoval());

    /// <summary>MiniportHaltEx.</summary>
    public HostStimulus<NDIS_HALT_ACTION> Halt(NDIS_HALT_ACTION action)
        => new(host, action, PASSIVE_LEVEL, static (host, action) =>
        {
            host.Lifecycle.Halt(action);
            return NDIS_STATUS_SUCCESS;
        });

    /// <summary>MiniportShutdownEx.</summary>
    public HostStimulus<NDIS_SHUTDOWN_ACTION> ShutDown(NDIS_SHUTDOWN_ACTION action)
        => new(host, action, PASSIVE_LEVEL, static (host, action) =>
        {
            host.Lifecycle.ShutDown(action);
            return NDIS_STATUS_SUCCESS;
        });

    /// <summary>MiniportOidRequest.</summary>
    public HostStimulus<OidQuestion> RequestOid(OidQuestion question)
        => new(host, question, PASSIVE_LEVEL, static (host, question) => host.Oids.Request(question));

    /// <summary>MiniportOidRequest, if NDIS may make a request when this happens.</summary>
    public HostStimulus<OidQuestion> OfferOid(OidQuestion question)
        => new(host, question, PASSIVE_LEVEL, static (host, question)
            => host.Oids.MayRequest ? host.Oids.Request(question) : NDIS_STATUS_NOT_ACCEPTED);

    /// <summary>MiniportCancelOidRequest, if a request is pending.</summary>
    public HostStimulus<Action<NdisHost>> CancelOid(byte irql = PASSIVE_LEVEL)
        => At(irql, static host => host.Oids.Cancel());

    /// <summary>
    /// MiniportCancelOidRequest for the request before, if a request is pending: the cancel comes when its request has
    /// just ended.
    /// </summary>
    public HostStimulus<Action<NdisHost>> CancelEndedOid() => Passive(static host => host.Oids.CancelEnded());

    /// <summary>
    /// MiniportSendNetBufferLists. A request keeps its stimulus, so that sending it again makes no garbage.
    /// </summary>
    public Stimulus Send(SendRequest request) => host.Sends.StimulusOf(request);

    /// <summary>MiniportCancelSend.</summary>
    public HostStimulus<uint> CancelSend(uint cancelId, byte irql = PASSIVE_LEVEL)
        => new(host, cancelId, irql, static (host, cancelId) =>
        {
            host.Sends.CallCancel(cancelId);
            return NDIS_STATUS_SUCCESS;
        });

    /// <summary>MiniportReturnNetBufferLists, with all lists that NDIS holds.</summary>
    public HostStimulus<ReturnGrouping> ReturnHeld(ReturnGrouping grouping)
        => new(host, grouping, PASSIVE_LEVEL, static (host, grouping) =>
        {
            host.Returns.ReturnAllHeld(grouping);
            return NDIS_STATUS_SUCCESS;
        });

    /// <summary>MiniportSharedMemoryAllocateComplete, for all requests that NDIS keeps back.</summary>
    public HostStimulus<bool> CompleteMemory(bool newestFirst)
        => new(host, newestFirst, PASSIVE_LEVEL, static (host, newestFirst) =>
        {
            host.MemoryRequests.CompleteHeld(newestFirst);
            return NDIS_STATUS_SUCCESS;
        });

    /// <summary>A frame to all stations arrives from the wire.</summary>
    public HostStimulus<uint> Receive(uint lengthBytes)
        => new(host, lengthBytes, PASSIVE_LEVEL, static (host, lengthBytes) =>
        {
            host.Deliver(lengthBytes, FrameContent.Broadcast);
            return NDIS_STATUS_SUCCESS;
        });

    /// <summary>As many frames to all stations as said arrive from the wire, in one burst.</summary>
    public HostStimulus<(uint LengthBytes, int Count)> Receive(uint lengthBytes, int count)
        => new(host, (lengthBytes, count), PASSIVE_LEVEL, static (host, burst) =>
        {
            for (int i = 0; i < burst.Count; i++)
            {
                host.Deliver(burst.LengthBytes, FrameContent.Broadcast);
            }

            return NDIS_STATUS_SUCCESS;
        });

    /// <summary>The link of the device comes up or goes down.</summary>
    public HostStimulus<bool> SetLink(bool isUp)
        => new(host, isUp, PASSIVE_LEVEL, static (host, isUp) =>
        {
            host.SetLink(isUp);
            return NDIS_STATUS_SUCCESS;
        });

    /// <summary>The device is gone, if it is one that can vanish.</summary>
    public HostStimulus<Action<NdisHost>> RemoveDevice()
        => Passive(static host => (host.Device as IHoldableDevice)?.Disappear());

    private HostStimulus<Func<NdisHost, NDIS_STATUS>> Passive(Func<NdisHost, NDIS_STATUS> ask)
        => new(host, ask, PASSIVE_LEVEL, static (host, ask) => ask(host));

    private HostStimulus<Action<NdisHost>> Passive(Action<NdisHost> ask) => At(PASSIVE_LEVEL, ask);

    private HostStimulus<Action<NdisHost>> At(byte irql, Action<NdisHost> ask)
        => new(host, ask, irql, static (host, ask) =>
        {
            ask(host);
            return NDIS_STATUS_SUCCESS;
        });
}
