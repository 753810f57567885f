using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Finds the present life of an object and its owners: a mapping belongs to its NET_BUFFER, a NET_BUFFER to its list,
/// and everything to the adapter.
/// </summary>
internal sealed class Kinship(CheckerContext context)
{
    /// <summary>Adds a subject and, if it is an object, its present life.</summary>
    public void AddSelf(List<Subject> subjects, Subject subject)
    {
        if (subject.Id == 0)
        {
            return;
        }

        subjects.Add(subject);
        if (subject.Kind == SubjectKind.Object)
        {
            AddLife(subjects, new TraceObject(subject.Id));
        }
    }

    /// <summary>Adds a subject, its present life if it is an object, and its owners.</summary>
    public void AddWithOwners(List<Subject> subjects, Subject subject)
    {
        AddSelf(subjects, subject);
        TraceObject item = subject.Kind == SubjectKind.Object ? new TraceObject(subject.Id) : default;
        switch (item.Kind)
        {
            case ObjectKind.Sg:
                ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(item.Number);
                if (!Unsafe.IsNullRef(in mapping))
                {
                    AddSent(subjects, mapping.Nb, mapping.Requested);
                    AddSent(subjects, mapping.Nbl, mapping.Requested);
                }

                break;
            case ObjectKind.Nb:
                AddLife(subjects, new TraceObject(ObjectKind.Nbl, context.Sends.NblOf(item.Number)));
                break;
            default:
                break;
        }
    }

    /// <summary>Adds the adapter, the owner of everything.</summary>
    public void AddAdapter(List<Subject> subjects)
    {
        if (context.Adapters.Current is { } adapter)
        {
            subjects.Add(Subject.Adapter(adapter.Id));
        }
    }

    /// <summary>Adds a NET_BUFFER or list of a send that was under way at an event.</summary>
    private void AddSent(List<Subject> subjects, TraceObject item, long sequence)
    {
        int count = subjects.Count;
        AddLife(subjects, item);
        if (subjects.Count > count && subjects[^1].Born > sequence)
        {
            subjects.RemoveAt(subjects.Count - 1);
        }
    }

    private void AddLife(List<Subject> subjects, TraceObject item)
    {
        uint number = item.Number;
        switch (item.Kind)
        {
            case ObjectKind.Adapter:
                subjects.Add(Subject.Adapter(item));
                break;
            case ObjectKind.Sg:
                ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(number);
                if (!Unsafe.IsNullRef(in mapping))
                {
                    subjects.Add(Subject.Mapping(mapping.Requested));
                }

                break;
            case ObjectKind.Nb:
                ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
                if (!Unsafe.IsNullRef(in nb))
                {
                    subjects.Add(new Subject(SubjectKind.NetBuffer, number, nb.Submitted));
                }

                break;
            case ObjectKind.Nbl:
                AddList(subjects, number);
                break;
            default:
                break;
        }
    }

    private void AddList(List<Subject> subjects, uint number)
    {
        ref readonly NblState sent = ref context.Sends.Nbls.Find(number);
        ref readonly ReceiveState indicated = ref context.Receives.Nbls.Find(number);
        if (!Unsafe.IsNullRef(in sent))
        {
            subjects.Add(new Subject(SubjectKind.SentList, number, sent.Submitted));
        }
        else if (!Unsafe.IsNullRef(in indicated))
        {
            subjects.Add(new Subject(SubjectKind.IndicatedList, number, indicated.Indicated));
        }
    }
}
