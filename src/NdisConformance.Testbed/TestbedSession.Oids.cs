using NdisConformance.Contract;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Testbed;

/// <content>OID requests.</content>
public sealed partial class TestbedSession
{
    private const uint MostGroups = 64;

    /// <summary>Asks for information and waits for the answer.</summary>
    /// <param name="oid">The object identifier.</param>
    /// <param name="bufferBytes">Bytes of the buffer; any number, though it is too short.</param>
    public OidAnswer QueryOid(uint oid, uint bufferBytes)
    {
        Step(Detail(oid));
        return Ask(OidQuestion.Query(oid, bufferBytes));
    }

    /// <summary>As <see cref="QueryOid"/>, as NdisRequestQueryStatistics.</summary>
    public OidAnswer QueryStatistics(uint oid, uint bufferBytes)
    {
        Step(Detail(oid));
        return Ask(OidQuestion.Query(oid, bufferBytes, isStatistics: true));
    }

    /// <summary>Sets information of any length and waits until that is done.</summary>
    public OidAnswer SetOid(uint oid, ReadOnlySpan<byte> input)
    {
        Step(Detail(oid));
        return Ask(OidQuestion.Set(oid, input.ToArray()));
    }

    /// <summary>Sets a number of 4 bytes and waits until that is done.</summary>
    public OidAnswer SetOid(uint oid, uint value)
    {
        Step(Detail(oid));
        return Ask(OidQuestion.Set(oid, value));
    }

    /// <summary>Calls a method and waits for its output.</summary>
    public OidAnswer CallMethod(uint oid, ReadOnlySpan<byte> input, uint outputBytes)
    {
        Step(Detail(oid));
        return Ask(OidQuestion.Method(oid, input.ToArray(), outputBytes));
    }

    /// <summary>Asks for information and does not wait.</summary>
    public void BeginQueryOid(uint oid, uint bufferBytes)
    {
        Step(Detail(oid));
        BeginAsk(OidQuestion.Query(oid, bufferBytes));
    }

    /// <summary>Cancels the request that is pending, if one is.</summary>
    public void CancelOid()
    {
        Step();
        Perform(Stimuli.CancelOid());
    }

    /// <summary>Cancels the request before the one that is pending, which has ended meanwhile.</summary>
    public void CancelEndedOid()
    {
        Step();
        Perform(Stimuli.CancelEndedOid());
    }

    /// <summary>Waits until the request that was begun is completed.</summary>
    public OidAnswer EndOid()
    {
        Step();
        AwaitAnswer();
        return Host.Oids.Answer!;
    }

    /// <summary>A protocol opens the adapter: it sets multicast list and packet filter.</summary>
    public void OpenAdapter()
    {
        Step();
        AskAll(Host.Binding.Open());
    }

    /// <summary>The protocol closes the adapter: the packet filter is zero, the multicast list is empty.</summary>
    public void CloseAdapter()
    {
        Step();
        AskAll(Host.Binding.Close());
    }

    /// <summary>Sets the packet filter, as far as the adapter declared its bits.</summary>
    public void SetPacketFilter(uint filter)
    {
        uint declared = filter & Host.MiniportAdapter!.SupportedPacketFilters;
        Step(Invariant($"0x{filter:X}"));
        if (declared != 0)
        {
            Ask(ProtocolBinding.PacketFilter(declared));
        }
    }

    /// <summary>Sets the multicast list, if the adapter has room for it.</summary>
    public void SetMulticastList(params ReadOnlySpan<FrameDestination> groups)
    {
        Step(string.Join(", ", groups.ToArray()));
        ulong[] addresses = [.. groups.ToArray().Select(AddressOf)];
        if (addresses.Length <= Host.MiniportAdapter!.MaxMulticastListSize)
        {
            Ask(ProtocolBinding.MulticastList(addresses));
        }
    }

    /// <summary>
    /// Sets a multicast list as long as the adapter takes, whose last address is that of a group; the others are those
    /// of groups that nobody sends to.
    /// </summary>
    /// <param name="last">The last address.</param>
    /// <param name="variant">Lists of two variants have only the last address in common.</param>
    /// <param name="excess">Addresses more than the adapter says it takes.</param>
    public void SetLongestMulticastList(FrameDestination last, int variant = 0, uint excess = 0)
    {
        const ulong Nobody = 0x0100_5E10_0000;
        Step(excess == 0 ? Invariant($"to {last}") : Invariant($"to {last}, {excess} too many"));
        uint count = Math.Min(Host.MiniportAdapter!.MaxMulticastListSize, MostGroups) + excess;
        if (count > 0)
        {
            ulong[] addresses =
            [
                .. Enumerable.Range(1, (int)count - 1).Select(i => Nobody + ((ulong)variant << 8) + (ulong)i),
                AddressOf(last),
            ];
            Ask(ProtocolBinding.MulticastList(addresses));
        }
    }

    private static string Detail(uint oid) => Invariant($"0x{oid:X8}");

    private void AskAll(OidQuestion[] questions)
    {
        foreach (OidQuestion question in questions)
        {
            Ask(question);
        }
    }

    private OidAnswer Ask(OidQuestion question)
    {
        BeginAsk(question);
        AwaitAnswer();
        return Host.Oids.Answer!;
    }

    private void BeginAsk(OidQuestion question)
    {
        if (Host.CurrentState is AdapterState.Halted or AdapterState.Initializing)
        {
            throw new CannotGoOnException($"the adapter is {Host.CurrentState}, so that NDIS asks nothing of it");
        }

        AwaitAnswer();
        Perform(Stimuli.RequestOid(question));
    }

    private void AwaitAnswer()
    {
        if (Host.Oids.IsPending)
        {
            Await(() => !Host.Oids.IsPending, TimeLimits.Oid, Operation.Wait);
        }
    }
}
