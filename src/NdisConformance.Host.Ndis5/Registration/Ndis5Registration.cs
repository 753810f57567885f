using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>Registration of the driver (contract.md 1.9). One per driver.</summary>
[Resets]
internal sealed partial class Ndis5Registration(
    Ndis5Miniport miniport, HostTrace trace, HandleTable handles, Ndis5Duties duties, SimulatedPc pc)
{
    /// <summary>What DriverEntry gets.</summary>
    [Kept]
    public DRIVER_OBJECT DriverObject { get; } = new();

    [Kept]
    public UNICODE_STRING RegistryPath { get; } = new(@"\Registry\Machine\System\CurrentControlSet\Services\Nic");

    /// <inheritdoc/>
    public void NdisMInitializeWrapper(
        out NDIS_HANDLE ndisWrapperHandle,
        DRIVER_OBJECT systemSpecific1,
        UNICODE_STRING systemSpecific2,
        PVOID systemSpecific3)
    {
        TraceMark call = trace.NdisMInitializeWrapperCall(
            ReferenceEquals(systemSpecific1, DriverObject), ReferenceEquals(systemSpecific2, RegistryPath));
        ndisWrapperHandle = default;
        if (pc.Fails(call.Name))
        {
            trace.NdisMInitializeWrapperReturn(call, TraceObject.Null(ObjectKind.Wrapper));
            return;
        }

        WrapperObject wrapper = new(handles.NextNumber(ObjectKind.Wrapper));
        handles.Add(wrapper);
        wrapper.Acquired = trace.Acquired(wrapper.Id, default);
        ndisWrapperHandle = wrapper.Handle;
        trace.NdisMInitializeWrapperReturn(call, wrapper.Id);
    }

    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterMiniport(
        NDIS_HANDLE ndisWrapperHandle,
        ref NDIS_MINIPORT_CHARACTERISTICS miniportCharacteristics,
        uint characteristicsLength)
    {
        ref NDIS_MINIPORT_CHARACTERISTICS c = ref miniportCharacteristics;
        TraceObject named = handles.Resolve(ndisWrapperHandle, ObjectKind.Wrapper, out WrapperObject? wrapper);
        ulong given = Ndis5EntryPoints.Given(c);
        TraceMark call = trace.NdisMRegisterMiniportCall(
            named, c.MajorNdisVersion, c.MinorNdisVersion, characteristicsLength, given);
        Ndis5Driver driver = new(handles.NextNumber(ObjectKind.Driver), c);
        NDIS_STATUS status = wrapper is null
            ? NDIS_STATUS_FAILURE
            : duties.JudgeCharacteristics(driver.Version, characteristicsLength, given);
        status = status == NDIS_STATUS_SUCCESS ? pc.ChooseStatus(call.Name) : status;
        if (status != NDIS_STATUS_SUCCESS)
        {
            trace.NdisMRegisterMiniportReturn(call, status, TraceObject.Null(ObjectKind.Driver));
            return status;
        }

        handles.Add(driver);
        wrapper!.Driver = driver;
        miniport.Driver = driver;
        driver.Acquired = trace.Acquired(driver.Id, default);
        trace.NdisMRegisterMiniportReturn(call, status, driver.Id);
        return status;
    }

    /// <inheritdoc/>
    public void NdisTerminateWrapper(NDIS_HANDLE ndisWrapperHandle, PVOID systemSpecific)
    {
        TraceMark call = trace.NdisTerminateWrapperCall(
            handles.Resolve(ndisWrapperHandle, ObjectKind.Wrapper, out WrapperObject? wrapper));
        if (wrapper is not null)
        {
            Release(wrapper);
        }

        trace.NdisTerminateWrapperReturn(call);
    }

    /// <inheritdoc/>
    public void NdisMRegisterUnloadHandler(NDIS_HANDLE ndisWrapperHandle, MINIPORT_UNLOAD unloadHandler)
    {
        TraceMark call = trace.NdisMRegisterUnloadHandlerCall(
            handles.Resolve(ndisWrapperHandle, ObjectKind.Wrapper, out WrapperObject? wrapper));
        if (wrapper?.Driver is { } driver)
        {
            driver.UnloadHandler = unloadHandler;
        }

        trace.NdisMRegisterUnloadHandlerReturn(call);
    }

    /// <summary>NDIS itself undoes the registration of a driver that is unloaded.</summary>
    public void ReleaseDriver()
    {
        foreach (HostObject item in handles.All(ObjectKind.Wrapper))
        {
            if (item is WrapperObject { IsReleased: false } wrapper)
            {
                Release(wrapper);
            }
        }

        miniport.Driver = null;
    }

    private void Release(WrapperObject wrapper)
    {
        trace.Released(wrapper.Id);
        wrapper.IsReleased = true;
        if (wrapper.Driver is { IsReleased: false } driver)
        {
            trace.Released(driver.Id);
            driver.IsReleased = true;
            miniport.Driver = miniport.Driver == driver ? null : miniport.Driver;
        }
    }
}
