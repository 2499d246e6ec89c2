"""Well-known venues of machine learning and its neighbours, each with the names that print it.

A modest table: a site's own records come before it. Names compare without years, numbers and
sponsors (`venues.py`), so those are left out here.
"""

from typing import NamedTuple

from byline.records.other_kinds import VenueType

# A venue a line: its short name, its full name, others; a line that is set in goes on.
_CONFERENCES = """
NeurIPS: Conference on Neural Information Processing Systems | NIPS
  | Neural Information Processing Systems | Advances in Neural Information Processing Systems
  | Neural Information Processing Systems Track on Datasets and Benchmarks
  | Conference on Neural Information Processing Systems Datasets and Benchmarks Track
  | NeurIPS Datasets and Benchmarks Track | NeurIPS Datasets and Benchmarks
ICML: International Conference on Machine Learning
ICLR: International Conference on Learning Representations
AISTATS: International Conference on Artificial Intelligence and Statistics
  | Artificial Intelligence and Statistics
COLT: Conference on Learning Theory | Conference on Computational Learning Theory
ALT: International Conference on Algorithmic Learning Theory | Algorithmic Learning Theory
UAI: Conference on Uncertainty in Artificial Intelligence
  | Uncertainty in Artificial Intelligence
ACML: Asian Conference on Machine Learning
CoRL: Conference on Robot Learning
COLM: Conference on Language Modeling
AutoML: International Conference on Automated Machine Learning
MLSys: Conference on Machine Learning and Systems | Machine Learning and Systems | SysML
CLeaR: Conference on Causal Learning and Reasoning | Causal Learning and Reasoning
L4DC: Learning for Dynamics and Control Conference | Learning for Dynamics and Control
AAAI: AAAI Conference on Artificial Intelligence | National Conference on Artificial Intelligence
IJCAI: International Joint Conference on Artificial Intelligence
  | International Joint Conferences on Artificial Intelligence
ECAI: European Conference on Artificial Intelligence
AAMAS: International Conference on Autonomous Agents and Multiagent Systems
  | International Joint Conference on Autonomous Agents and Multiagent Systems
ECML PKDD: European Conference on Machine Learning and Principles and Practice of Knowledge
  Discovery in Databases | ECML-PKDD | European Conference on Machine Learning
  | Joint European Conference on Machine Learning and Knowledge Discovery in Databases
  | Machine Learning and Knowledge Discovery in Databases
ACL: Meeting of the Association for Computational Linguistics | ACL-IJCNLP
  | Association for Computational Linguistics
  | Meeting of the Association for Computational Linguistics and the International Joint
  Conference on Natural Language Processing
EMNLP: Conference on Empirical Methods in Natural Language Processing | EMNLP-IJCNLP
  | Empirical Methods in Natural Language Processing
  | Conference on Empirical Methods in Natural Language Processing and the International Joint
  Conference on Natural Language Processing
NAACL: Conference of the North American Chapter of the Association for Computational Linguistics
  | North American Chapter of the Association for Computational Linguistics
  | Conference of the North American Chapter of the Association for Computational Linguistics:
  Human Language Technologies | NAACL-HLT | HLT-NAACL
  | Conference of the Nations of the Americas Chapter of the Association for Computational
  Linguistics
  | Conference of the Nations of the Americas Chapter of the Association for Computational
  Linguistics: Human Language Technologies
EACL: Conference of the European Chapter of the Association for Computational Linguistics
  | European Chapter of the Association for Computational Linguistics
AACL: Conference of the Asia-Pacific Chapter of the Association for Computational Linguistics
  | AACL-IJCNLP
IJCNLP: International Joint Conference on Natural Language Processing
COLING: International Conference on Computational Linguistics | LREC-COLING
LREC: International Conference on Language Resources and Evaluation
  | Language Resources and Evaluation Conference
CoNLL: Conference on Computational Natural Language Learning
Findings of ACL: Findings of the Association for Computational Linguistics
CVPR: Conference on Computer Vision and Pattern Recognition
  | Computer Vision and Pattern Recognition
  | Computer Vision and Pattern Recognition Conference
ICCV: International Conference on Computer Vision
ECCV: European Conference on Computer Vision
WACV: Winter Conference on Applications of Computer Vision
ACCV: Asian Conference on Computer Vision
BMVC: British Machine Vision Conference
3DV: International Conference on 3D Vision
MICCAI: International Conference on Medical Image Computing and Computer-Assisted Intervention
  | Medical Image Computing and Computer Assisted Intervention
MIDL: Medical Imaging with Deep Learning
KDD: Conference on Knowledge Discovery and Data Mining | SIGKDD
  | International Conference on Knowledge Discovery and Data Mining
WWW: The Web Conference | International World Wide Web Conference | World Wide Web Conference
  | International Conference on World Wide Web | TheWebConf | WebConf
SIGIR: International ACM SIGIR Conference on Research and Development in Information Retrieval
CIKM: International Conference on Information and Knowledge Management
  | Conference on Information and Knowledge Management
WSDM: International Conference on Web Search and Data Mining | Web Search and Data Mining
ICDM: International Conference on Data Mining
SDM: SIAM International Conference on Data Mining
RecSys: Conference on Recommender Systems
ECIR: European Conference on Information Retrieval
PAKDD: Pacific-Asia Conference on Knowledge Discovery and Data Mining
SIGMOD: International Conference on Management of Data
ICDE: International Conference on Data Engineering
ICRA: International Conference on Robotics and Automation
IROS: International Conference on Intelligent Robots and Systems
RSS: Robotics: Science and Systems
ICASSP: International Conference on Acoustics, Speech and Signal Processing
Interspeech: Conference of the International Speech Communication Association
ISMIR: International Society for Music Information Retrieval Conference
ACM MM: ACM International Conference on Multimedia | ACM Multimedia
CHI: CHI Conference on Human Factors in Computing Systems
  | Conference on Human Factors in Computing Systems
FAccT: Conference on Fairness, Accountability, and Transparency
AIES: AAAI/ACM Conference on AI, Ethics, and Society
STOC: Symposium on Theory of Computing
FOCS: Symposium on Foundations of Computer Science
SODA: Symposium on Discrete Algorithms
ISIT: International Symposium on Information Theory
CDC: Conference on Decision and Control
ICALP: International Colloquium on Automata, Languages and Programming
ITCS: Innovations in Theoretical Computer Science Conference
  | Innovations in Theoretical Computer Science
ICSE: International Conference on Software Engineering
OSDI: Symposium on Operating Systems Design and Implementation
SOSP: Symposium on Operating Systems Principles
NSDI: Symposium on Networked Systems Design and Implementation
CCS: Conference on Computer and Communications Security
USENIX Security: USENIX Security Symposium
"""
# Of journals, the full name is what records name them by.
_JOURNALS = """
JMLR: Journal of Machine Learning Research | J. Mach. Learn. Res.
TMLR: Transactions on Machine Learning Research | Trans. Mach. Learn. Res.
Mach. Learn.: Machine Learning
Neural Comput.: Neural Computation
Neural Netw.: Neural Networks
Neurocomputing: Neurocomputing
Artif. Intell.: Artificial Intelligence
JAIR: Journal of Artificial Intelligence Research | J. Artif. Intell. Res.
TPAMI: IEEE Transactions on Pattern Analysis and Machine Intelligence | IEEE TPAMI
  | IEEE Trans. Pattern Anal. Mach. Intell.
IJCV: International Journal of Computer Vision | Int. J. Comput. Vis.
IEEE Trans. Image Process.: IEEE Transactions on Image Processing
TNNLS: IEEE Transactions on Neural Networks and Learning Systems
  | IEEE Trans. Neural Networks Learn. Syst.
IEEE Trans. Inf. Theory: IEEE Transactions on Information Theory
IEEE Trans. Signal Process.: IEEE Transactions on Signal Processing
TKDE: IEEE Transactions on Knowledge and Data Engineering | IEEE Trans. Knowl. Data Eng.
TACL: Transactions of the Association for Computational Linguistics
  | Trans. Assoc. Comput. Linguistics
Comput. Linguistics: Computational Linguistics
Ann. Statist.: Annals of Statistics
JASA: Journal of the American Statistical Association
JRSSB: Journal of the Royal Statistical Society Series B
Biometrika: Biometrika
SIAM J. Optim.: SIAM Journal on Optimization
SIAM J. Comput.: SIAM Journal on Computing
J. ACM: Journal of the ACM
Commun. ACM: Communications of the ACM
PVLDB: Proceedings of the VLDB Endowment | Proc. VLDB Endow.
PNAS: Proceedings of the National Academy of Sciences | Proc. Natl. Acad. Sci. USA
  | Proceedings of the National Academy of Sciences of the United States of America
Nature: Nature
Nat. Mach. Intell.: Nature Machine Intelligence
Nat. Methods: Nature Methods
Nat. Commun.: Nature Communications
Science: Science
Pattern Recognit.: Pattern Recognition
Inf. Fusion: Information Fusion
ACM Comput. Surv.: ACM Computing Surveys
ACM Trans. Graph.: ACM Transactions on Graphics
RA-L: IEEE Robotics and Automation Letters | IEEE Robotics Autom. Lett.
IEEE Access: IEEE Access
Bioinform.: Bioinformatics
Oper. Res.: Operations Research
Math. Program.: Mathematical Programming
"""
_REPOSITORIES = """
arXiv: arXiv | arXiv.org | CoRR | arXiv preprint | arXiv e-prints
bioRxiv: bioRxiv
medRxiv: medRxiv
ECCC: Electronic Colloquium on Computational Complexity
  | Electron. Colloquium Comput. Complex. | Electronic Colloquium on Computational Complexity (ECCC)
IACR ePrint: IACR Cryptology ePrint Archive | IACR Cryptol. ePrint Arch.
  | Cryptology ePrint Archive
SSRN: SSRN Electronic Journal | Social Science Research Network
"""


class KnownVenue(NamedTuple):
    """A venue: how records name it, its type, its full name, and all names that print it."""

    value: str
    type: VenueType | None
    name: str
    names: tuple[str, ...] = ()


def _read(table: str, kind: VenueType) -> tuple[KnownVenue, ...]:
    """The venues of a table."""
    lines = table.replace("\n  ", " ").strip().split("\n")
    return tuple(_venue(line, kind) for line in lines)


def _venue(line: str, kind: VenueType) -> KnownVenue:
    short, _, names = line.partition(": ")
    name, *others = names.split(" | ")
    value = name if kind is VenueType.JOURNAL else short
    return KnownVenue(value, kind, name, (short, *others))


WELL_KNOWN = (
    *_read(_REPOSITORIES, VenueType.REPOSITORY),
    *_read(_CONFERENCES, VenueType.CONFERENCE),
    *_read(_JOURNALS, VenueType.JOURNAL),
)
