using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Keeps <see cref="ReceiveTable"/> up to date, and what the driver's lists know of their indications. Judges nothing.
/// </summary>
[Resets]
internal sealed partial class ReceiveTracker(TrackedState state) : ITracker
{
    private readonly ReceiveTable _receives = state.Receives;
    private readonly ObjectTable<MemberState> _members = state.Pools.Nbls;
    private int _returned;

    public void Subscribe(TrackerEvents events)
    {
        events.OnBirth(TraceKind.Enter, TraceName.MiniportRestart, OnRestart);
        events.OnBirth(TraceKind.Call, TraceName.NdisMIndicateReceiveNetBufferLists, OnIndicate);
        events.OnBirth(TraceKind.Call, TraceName.NdisFreeNetBufferList, OnFree);
        events.OnBirth(TraceKind.Fact, TraceName.DataIndicated, OnData);
        events.OnBirth(TraceKind.Fact, TraceName.ReturnIgnored, OnIgnored);
        events.OnDeath(TraceKind.Fact, TraceName.ReceiveIndicated, OnIndicated);
        events.OnDeath(TraceKind.Fact, TraceName.ReceiveReturned, OnReturned);
        events.OnDeath(TraceKind.Enter, TraceName.MiniportReturnNetBufferLists, (in e) => _returned = 0);
        events.OnDeath(TraceKind.Fact, TraceName.AdapterStateChanged, OnStateChanged);
        events.OnBirth(TraceKind.Enter, TraceName.MiniportHaltEx, (in e) => _receives.BeginHalt());
        events.OnBirth(TraceKind.Exit, TraceName.MiniportHaltEx, OnHaltExit);
        events.OnDeath(TraceKind.Call, TraceName.NdisFreeNetBufferList, CountGivenUpList);
        events.OnDeath(TraceKind.Call, TraceName.NdisFreeMdl, CountGivenUpMdl);
    }

    private void OnRestart(in TraceEvent e)
    {
        _receives.Restarted = e.Sequence;
        _receives.Unused = 0;
        _receives.HasReclaimed = false;
    }

    private void OnIndicate(in TraceEvent e)
    {
        _receives.StaleLink = new NdisMIndicateReceiveNetBufferListsCall(in e).StaleLink;
        _receives.IsBehindStaleLink = false;
        _receives.IndicationCall = e.Sequence;
    }

    private void OnFree(in TraceEvent e) => SeeAgain(new NdisFreeNetBufferListCall(in e).Nbl);

    private void OnData(in TraceEvent e)
    {
        DataIndicatedEvent indicated = new(in e);
        uint number = indicated.Nbl.Number;
        ref ReceiveState receive = ref _receives.Nbls.Find(number);
        if (number != 0 && !Unsafe.IsNullRef(ref receive) && receive is { IsResources: false, IsStray: false })
        {
            _receives.Data.Add(new IndicatedPiece(
                number, indicated.Block, indicated.Offset, indicated.Length));
        }
    }

    private void OnIgnored(in TraceEvent e)
    {
        TraceObject nbl = new ReturnIgnoredEvent(in e).Nbl;
        ref MemberState member = ref Member(nbl);
        if (!Unsafe.IsNullRef(ref member))
        {
            member.IsIgnored = true;
            _receives.Ignored = _receives.Ignored.Number == 0 ? nbl : _receives.Ignored;
        }
    }

    private void OnIndicated(in TraceEvent e)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        TraceObject nbl = indicated.Nbl;
        if (nbl.Number != 0 && indicated.Owner == OwnerCode.Miniport)
        {
            Remove(nbl.Number);
            ref ReceiveState receive = ref _receives.Nbls.Add(nbl.Number);
            receive.Indicated = e.Sequence;
            receive.IsResources = indicated.Resources;
            receive.StrayCall = _receives.IsBehindStaleLink ? _receives.IndicationCall : 0;
            _receives.Outstanding += receive.IsResources ? 0 : 1;
            NoteUse(nbl, e);
        }

        _receives.IsBehindStaleLink |= nbl.Number != 0 && nbl.Identity == _receives.StaleLink.Identity;
    }

    private void NoteUse(TraceObject nbl, in TraceEvent e)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        SeeAgain(nbl);
        ref MemberState member = ref Member(nbl);
        if (!Unsafe.IsNullRef(ref member) && !_receives.IsBehindStaleLink)
        {
            ulong length = indicated.DataLength;
            member.Indicated = e.Sequence;
            member.WasSound |= indicated.Consistent;
            member.FrameLength = length == indicated.FrameLength ? length : 0;
        }
    }

    /// <summary>The driver uses a list again that came back with RESOURCES, or frees it.</summary>
    private void SeeAgain(TraceObject nbl)
    {
        ref MemberState member = ref Member(nbl);
        if (!Unsafe.IsNullRef(ref member) && member.Unused != 0)
        {
            if (member.Unused > _receives.Restarted)
            {
                _receives.Unused--;
                _receives.HasReclaimed = true;
            }

            member.Unused = 0;
        }
    }

    private void OnReturned(in TraceEvent e)
    {
        ReceiveReturnedEvent returned = new(in e);
        TraceObject nbl = returned.Nbl;
        Remove(nbl.Number);
        ref MemberState member = ref Member(nbl);
        bool isKnown = !Unsafe.IsNullRef(ref member);
        if (!returned.Resources)
        {
            int index = _returned++;
            if (isKnown)
            {
                member.Returned = e.Sequence;
                member.ReturnIndex = index;
                member.ReturnState = e.State;
            }
        }
        else if (isKnown)
        {
            member.Unused = e.Sequence;
            _receives.Unused++;
        }
    }

    private void CountGivenUpList(in TraceEvent e)
    {
        NdisFreeNetBufferListCall call = new(in e);
        bool isForeign = Unsafe.IsNullRef(ref Member(call.Nbl)) || call.Owner != OwnerCode.Miniport;
        _receives.GivenUp += call.Nbl.IsLive && isForeign && _receives.IsGivenUp(call.Nbl) ? 1 : 0;
    }

    private void CountGivenUpMdl(in TraceEvent e)
    {
        NdisFreeMdlCall call = new(in e);
        bool isForeign = call.UsedBy.Kind == ObjectKind.Sg || call.Owner != OwnerCode.Miniport;
        bool isLive = call.Mdl is { IsLive: true, Kind: ObjectKind.Mdl };
        _receives.GivenUp += isLive && isForeign && _receives.IsGivenUp(call.UsedBy) ? 1 : 0;
    }

    private void OnHaltExit(in TraceEvent e)
        => _receives.IsLeftBehind = _receives.IsHaltedOver && (_receives.Outstanding > 0 || _receives.GivenUp > 0);

    private void OnStateChanged(in TraceEvent e)
    {
        if (new AdapterStateChangedEvent(in e).To == AdapterState.Halted)
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
            _receives.Data.Remove(number);
        }
    }

    private ref MemberState Member(TraceObject nbl)
    {
        if (nbl.Kind == ObjectKind.Nbl && nbl.Number != 0)
        {
            return ref _members.Find(nbl.Number);
        }

        return ref Unsafe.NullRef<MemberState>();
    }
}
