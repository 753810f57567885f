using NdisConformance.Host.Kernel;
using NdisConformance.Machine;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Requests that wait for map registers, in the order in which they came. Others on the bus hold registers, too, and
/// give them back in bounded time. So the callback of a request comes when the driver has freed other lists, or a while
/// later although it has not: a driver may post its frames only when several are mapped. It may post a NET_BUFFER_LIST
/// only when all of it is mapped, so that no request waits of whose list another NET_BUFFER is mapped. Mappings from
/// the device may live as long as the adapter: they wait for nothing, and nothing waits for them. One per machine.
/// Source: HalGet, AMB-26.
/// </summary>
[Resets]
internal sealed partial class MapRegisterQueue(
    ListRecords records,
    DmaMapper mapper,
    NblStore store,
    ListDelivery delivery,
    HostSetup setup,
    HostDuties duties,
    SimulatedPc pc)
    : IMachineTarget
{
    // Long beside what a device needs for a frame, short beside all limits of time.
    private const long CompetitorTicks = TimeUnits.TicksPerSecond / 10;

    private readonly List<(int Slot, uint Number)> _waiting = [];

    /// <summary>Arranges the callback of a request, or lets it wait.</summary>
    public void Enter(int slot)
    {
        ref MappingRecord mapping = ref records[slot];
        if (duties.Waits(IsShort(slot, hasOthersBefore: _waiting.Count > 0)))
        {
            mapping.IsWaiting = true;
            _waiting.Add((slot, mapping.Number));
            delivery.Withhold(slot);
            pc.Events.Schedule(
                pc.Now + CompetitorTicks, pc.Current.Number, duties.CallbackIrql, this, (uint)slot, mapping.Number);
        }
        else
        {
            delivery.ArrangeCallback(slot);
        }
    }

    /// <summary>
    /// A list was freed. What can go on now does so after the driver returned: it may hold its lock.
    /// </summary>
    public void Serve()
    {
        for (int i = 0; i < _waiting.Count;)
        {
            (int slot, uint number) = _waiting[i];
            if (records[slot].Number != number)
            {
                _waiting.RemoveAt(i);
            }
            else if (!IsShort(slot, hasOthersBefore: i > 0))
            {
                _waiting.RemoveAt(i);
                records[slot].IsWaiting = false;
                delivery.ArrangeAfterReturn(slot);
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>A competitor gave registers back: the request goes on, and those that came before it.</summary>
    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        int index = _waiting.FindIndex(waiting => waiting == ((int)cookie, (uint)argument));
        for (int i = 0; i <= index; i++)
        {
            (int slot, uint number) = _waiting[i];
            if (records[slot].Number == number)
            {
                records[slot].IsWaiting = false;
                delivery.ArrangeAfterReturn(slot);
            }
        }

        _waiting.RemoveRange(0, index + 1);
        Serve();
    }

    private bool IsShort(int slot, bool hasOthersBefore)
    {
        uint need = mapper[slot].MapRegisters;
        DmaChannel channel = records[slot].Channel;
        uint pool = duties.GrantedMapRegisters(channel.MaximumPhysicalMapping) * setup.Options.MapRegisterGrants;
        return need != 0
            && mapper[slot].IsToDevice
            && (hasOthersBefore || channel.MapRegistersInUse > pool)
            && HasToWait(slot, need, pool, hasOthersBefore);
    }

    /// <summary>No request waits if the driver holds nothing that it can free, or part of the same list.</summary>
    private bool HasToWait(int slot, uint need, uint pool, bool hasOthersBefore)
    {
        uint held = 0;
        int list = store.Nbs[records[slot].NbSlot].Nbl;
        for (int other = 0; other < records.Used; other++)
        {
            ref MappingRecord mapping = ref records[other];
            if (other == slot || mapping.Number == 0 || mapping.IsWaiting || !mapper[other].IsToDevice)
            {
                continue;
            }

            if (list >= 0 && store.Nbs[mapping.NbSlot].Nbl == list)
            {
                return false;
            }

            held += mapper[other].MapRegisters;
        }

        return held != 0 && (hasOthersBefore || held + need > pool);
    }
}
