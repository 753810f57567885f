using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Steps of the kernel that a rule obliges it to take, with the right answers. Tests inject wrong ones to prove that
/// each is noticed.
/// </summary>
internal class KernelDuties(HostSetup setup)
{
    /// <summary>
    /// The processors that get a DPC: they follow from the out parameters, whatever the ISR returned. INT-005.
    /// </summary>
    public virtual uint DpcTargets(bool recognized, bool queueDefault, uint targets, int processor)
        => queueDefault ? 1u << processor : targets;

    /// <summary>Whether the deregistration of an interrupt waits for DPCs that are queued. INT-011.</summary>
    public virtual bool AwaitsDpcs => true;

    /// <summary>Whether the memory of a freed list, NET_BUFFER or MDL becomes inaccessible. POOL-021.</summary>
    public virtual bool RetiresMemory => true;

    /// <summary>The most map registers that one mapping gets. SGDMA-LIST-014, AMB-26.</summary>
    public virtual uint GrantedMapRegisters(uint maximumPhysicalMapping)
        => DmaPlan.PagesOf(maximumPhysicalMapping) + 2;

    /// <summary>Whether a mapping is bounced. SGDMA-LIST-015.</summary>
    public virtual bool Bounces(bool isChosen) => isChosen;

    /// <summary>Whether freeing a mapping copies the device's bytes back. SGDMA-FREE-016.</summary>
    public virtual bool CopiesBack(bool isToDevice) => !isToDevice;

    /// <summary>Whether an address for the device lies above 4 GiB. SGDMA-REG-016, SHMEM-033.</summary>
    public virtual bool LiesHigh(ObjectKind kind, uint number, bool is64Bit)
        => is64Bit && setup.Options.UseHighAddresses && (kind != ObjectKind.Sg || (number & 1) != 0);

    /// <summary>Where the device sees a shared block that the CPU sees elsewhere. SHMEM-030.</summary>
    public virtual ulong SharedAddress(ulong logicalAddress, ulong virtualAddress) => logicalAddress;
}
